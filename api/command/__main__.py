from api.command.main import main

main()
