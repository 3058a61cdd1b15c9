"""The model coder: any endpoint that speaks OpenAI's protocol;
what it says counts only where its quotation is found."""
