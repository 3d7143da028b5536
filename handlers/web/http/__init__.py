"""What every endpoint needs: the request, who asks (the session cookie), and answers as HTML or JSON."""
