"""What is known of one thing or one fact, as text, with the sentences that say so."""
