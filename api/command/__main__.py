from api.command.main import main

if __name__ == "__main__":  # and not where processes of a server are started
    main()
