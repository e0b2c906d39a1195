/**
 * Keys of AWS, private keys, a password in an address, tokens of GitHub, Slack and Stripe, JSON web tokens.
 * Source: AWS IAM user guide, "Unique identifiers"; GitHub documentation, "Token types"; RFC 7519; the vendors' documentation.
 */
export const LOOKS_SECRET =
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|:\/\/[^/\s:@]*:[^/\s@]+@|\bgh[pousr]_\w{36}|\bgithub_pat_\w{22}|\bxox[abeprs]-\w|\b[sr]k_live_\w|\beyJ[\w-]+\.eyJ[\w-]+\./
