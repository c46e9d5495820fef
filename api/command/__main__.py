from api.command.ending import main

main()
