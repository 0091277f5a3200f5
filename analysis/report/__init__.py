"""What people are shown: `findings` in sentences, the article view, the page, notebooks run."""
