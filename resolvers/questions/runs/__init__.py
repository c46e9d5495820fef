"""What does a planned change do, and what is other than at its last run?"""
