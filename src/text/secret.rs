//! Keys and tokens by name; how they are found is told in `token`.

/// Whose key or token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Anthropic,
    OpenAi,
    GitHub,
    GitLab,
    Slack,
    Aws,
    Google,
    Npm,
    Stripe,
    HuggingFace,
    PrivateKey,
    Jwt,
}

impl Kind {
    /// What it is, with its article: "a GitHub token".
    pub fn words(self) -> &'static str {
        match self {
            Self::Anthropic => "an Anthropic API key",
            Self::OpenAi => "an API key of the OpenAI kind",
            Self::GitHub => "a GitHub token",
            Self::GitLab => "a GitLab token",
            Self::Slack => "a Slack token",
            Self::Aws => "an AWS access key",
            Self::Google => "a Google API key",
            Self::Npm => "an npm token",
            Self::Stripe => "a Stripe live key",
            Self::HuggingFace => "a Hugging Face token",
            Self::PrivateKey => "a private key",
            Self::Jwt => "a JSON web token",
        }
    }

    /// The environment variable that usually holds it.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Anthropic => "ANTHROPIC_API_KEY",
            Self::OpenAi => "OPENAI_API_KEY",
            Self::GitHub => "GITHUB_TOKEN",
            Self::GitLab => "GITLAB_TOKEN",
            Self::Slack => "SLACK_TOKEN",
            Self::Aws => "AWS_ACCESS_KEY_ID",
            Self::Google => "GOOGLE_API_KEY",
            Self::Npm => "NPM_TOKEN",
            Self::Stripe => "STRIPE_SECRET_KEY",
            Self::HuggingFace => "HF_TOKEN",
            Self::PrivateKey => "PRIVATE_KEY",
            Self::Jwt => "ACCESS_TOKEN",
        }
    }
}
