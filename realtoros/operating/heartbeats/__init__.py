"""Workers and Beat say every 20 seconds that they are alive; pages say when not. See docs/decisions/0039."""
