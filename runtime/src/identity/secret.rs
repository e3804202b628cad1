//! Which values are secrets, by their names: neither services nor their documents say.
//!
//! This is the one list. Importers mark fields by it, the recorder withholds by it, and headers are marked by it.

/// What the last words of a secret's name are. Words may be run together, as in `dbpassword`.
const SECRETS: [&str; 17] = [
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "passcode",
    "secret",
    "secretkey",
    "privatekey",
    "presharedkey",
    "accesskey",
    "apikey",
    "authkey",
    "token",
    "plaintext",
    "kubeconfig",
    "assertion",
    "authorization",
];

/// The same for what is too short to be told from the end of another word, as `cakey` from that of `replicakey`.
const WHOLE_WORDS: [&str; 34] = [
    "jwt",
    "userpass",
    "adminpass",
    "rootpass",
    "dbpass",
    "sessionkey",
    "masterkey",
    "sharedkey",
    "verifycode",
    "verificationcode",
    "psk",
    "otp",
    "stringseed",
    "signkey",
    "signingkey",
    "signaturekey",
    "aeskey",
    "encryptkey",
    "decryptkey",
    "recoverykey",
    "serverkey",
    "tlskey",
    "sslkey",
    "cakey",
    "uploadauth",
    "playauth",
    "accessticket",
    "connectticket",
    "connectionticket",
    "coordinateticket",
    "accesstokens",
    "authtokens",
    "refreshtokens",
    "sessiontokens",
];

/// Tokens that open nothing: places in a list, and what makes two requests one. All of their words are at the end of a name:
/// `RestartToken` is none.
const HARMLESS_TOKENS: [&str; 10] = [
    "nexttoken",
    "nextpagetoken",
    "continuationtoken",
    "paginationtoken",
    "scrolltoken",
    "starttoken",
    "lasttoken",
    "clienttoken",
    "idempotencytoken",
    "idempotenttoken",
];

/// The same as the whole name: in `WebPageToken` it is the token of something that is called a page.
const HARMLESS_ALONE: &str = "pagetoken";

/// Words after a secret that say in what form it is there.
const FORMS: [&str; 20] = [
    "old",
    "new",
    "confirm",
    "confirmation",
    "binary",
    "value",
    "text",
    "string",
    "data",
    "content",
    "body",
    "pem",
    "hash",
    "hex",
    "sha1",
    "sha256",
    "md5",
    "base64",
    "encoded",
    "list",
];

/// First words of what is a question or a wish about a secret, as in `HasPassword` or `CreateAuthToken`.
const ABOUT: [&str; 20] = [
    "allow",
    "can",
    "create",
    "delete",
    "enable",
    "enabled",
    "exist",
    "exists",
    "force",
    "generate",
    "has",
    "is",
    "need",
    "needs",
    "renew",
    "require",
    "show",
    "skip",
    "support",
    "use",
];

/// Headers that hold a secret and are not called like one. Elsewhere, a signature is a name that is printed under short messages.
const HEADERS: [&str; 2] = ["cookie", "x-acs-signature"];

/// Whether the value of a header of this name is a secret: those that [`is_secret_name`] tells, cookies and signatures.
pub fn is_secret_header(name: &str) -> bool {
    is_secret_name(name) || HEADERS.iter().any(|header| name.eq_ignore_ascii_case(header))
}

/// Whether the value of this name is a secret, as with `AccessKeySecret`, `db_password`, `Users.1.PassPhrase` or
/// `x-acs-security-token`. Accepts names of parameters, fields and headers, in any spelling.
///
/// The last words of a name decide. `SecretName`, `TokenType`, `AccessKeyId`, `KeyPairName` and `PasswordPolicy` are
/// about secrets but are not secrets; `NextToken` and `ClientToken` are tokens that give access to nothing. Every
/// other token is a secret, and so is the hash of a password.
pub fn is_secret_name(name: &str) -> bool {
    let words = Words::of(last_part(name));
    let (mut letters, mut starts) = (words.letters.as_str(), words.starts.as_slice());
    if let [_, second, ..] = starts
        && letters.get(..*second).is_some_and(|first| ABOUT.contains(&first))
    {
        return false;
    }
    while let Some((start, before)) = starts.split_last() {
        let (first, last) = letters.split_at(*start);
        // `Passwords` are secrets, `Tokens` mostly a count of words.
        let one = last.strip_suffix('s').filter(|one| !one.ends_with("token") && !one.ends_with('s')).unwrap_or(last);
        let of_one = letters.get(..first.len() + one.len()).unwrap_or_default();
        if of_one == HARMLESS_ALONE || is_end(of_one, starts, &HARMLESS_TOKENS) {
            return false;
        }
        let is_run_together = || SECRETS.iter().any(|ending| one.ends_with(ending));
        let is_end = |endings| is_end(of_one, starts, endings);
        if of_one == "ticket" || is_run_together() || is_end(&SECRETS) || is_end(&WHOLE_WORDS) {
            return true;
        }
        if !FORMS.contains(&last) {
            return false;
        }
        (letters, starts) = (first, before);
    }
    false
}

/// Whether some of the last words, run together, are one of these.
fn is_end(letters: &str, starts: &[usize], endings: &[&str]) -> bool {
    starts.iter().any(|start| letters.get(*start..).is_some_and(|end| endings.contains(&end)))
}

/// The last part of a path such as `Users.1.Password`, without the numbers of elements.
fn last_part(path: &str) -> &str {
    let is_name = |part: &&str| part.bytes().any(|byte| !byte.is_ascii_digit());
    path.rsplit('.').find(is_name).unwrap_or(path)
}

/// The words of a name in small letters, run together, without the number at its end. Every header of every call with temporary
/// credentials is taken apart, so that the words are not texts of their own.
struct Words {
    letters: String,
    /// Where each word begins.
    starts: Vec<usize>,
}

impl Words {
    /// A word begins with a capital letter that follows a small one or stands before one, and after any sign.
    fn of(name: &str) -> Self {
        let mut words = Self { letters: String::with_capacity(name.len()), starts: Vec::with_capacity(8) };
        let mut previous = ' ';
        let mut characters = without_number(name).chars().peekable();
        while let Some(c) = characters.next() {
            let before_small = characters.peek().is_some_and(char::is_ascii_lowercase);
            let begins = c.is_ascii_uppercase() && (!previous.is_ascii_uppercase() || before_small);
            if begins || c.is_ascii_alphanumeric() && !previous.is_ascii_alphanumeric() {
                words.starts.push(words.letters.len());
            }
            if c.is_ascii_alphanumeric() {
                words.letters.push(c.to_ascii_lowercase());
            }
            previous = c;
        }
        words
    }
}

/// `Password2` is a password, `PasswordSha256` one of another form.
fn without_number(name: &str) -> &str {
    let ends_with_form = FORMS.iter().any(|form| {
        let start = name.len().checked_sub(form.len());
        start.and_then(|start| name.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(form))
    });
    if ends_with_form { name } else { name.trim_end_matches(|c: char| c.is_ascii_digit()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_told_by_their_last_words_in_any_spelling() {
        for name in [
            "Password",
            "PassWord",
            "Passwd",
            "PWD",
            "DBPassword",
            "dbpassword",
            "db_password",
            "DB_PASSWORD",
            "dbPwd",
            "masterpwd",
            "AccountPassword2",
            "Users.1.Password",
            "Password.1",
            "PassPhrase",
            "pass-phrase",
            "Passwords",
            "AccessKeySecret",
            "accesskeysecret",
            "ACCESS_KEY_SECRET",
            "AccessSecret",
            "SecretKey",
            "SecretAccessKey",
            "accesskey",
            "secret_key",
            "SecretValue",
            "SecretString",
            "AppSecret",
            "DeviceSecrets",
            "InvalidDeviceSecretList",
            "apiKey",
            "APIKey",
            "x-api-key",
            "LoginToken",
            "SecurityToken",
            "x-acs-security-token",
            "OIDCToken",
            "Token",
            "id_token",
            "AccessTokenValue",
            "KialiArmsAuthTokens",
            "SAMLAssertion",
            "Authorization",
            "PrivateKey",
            "PrivateKeyBody",
            "private_key_pem",
            "EncryptPrivateKey",
            "Psk",
            "PreSharedKey",
            "Base32StringSeed",
            "Plaintext",
            "PlainText",
            "PasswordHash",
            "PasswordSha256Hex",
            "PasswordSha256",
            "ConnectTicket",
            "Ticket",
            "KubeConfig",
            "kubeconfig",
            "AuthKey",
            "PullAuthKey",
            "UserPass",
            "DbPass",
            "SessionKey",
            "MasterKey",
            "SharedKey",
            "SecretBinary",
            "PasswordConfirm",
            "OldPassword",
            "PasswordOld",
            "JWT",
            "VerifyCode",
            "RestartToken",
            "restarttoken",
            "WebPageToken",
            "AccessPageToken",
            "BlastToken",
        ] {
            assert!(is_secret_name(name), "{name}");
        }
    }

    #[test]
    fn headers_hold_secrets_that_other_values_of_the_name_do_not() {
        for name in ["Cookie", "x-acs-signature", "x-acs-security-token"] {
            assert!(super::is_secret_header(name), "{name}");
        }
        assert!(!super::is_secret_header("x-acs-signature-nonce"));
        assert!(!super::is_secret_name("x-acs-signature"));
    }

    #[test]
    fn what_is_about_a_secret_is_none() {
        for name in [
            "",
            "1",
            ".",
            "TokenType",
            "Pass",
            "Bypass",
            "SshKey",
            "PublicKey",
            "ZipCode",
            "TokenId",
            "AccessTokenId",
            "NextToken",
            "nexttoken",
            "NextPageToken",
            "next_token",
            "PageToken",
            "page_token",
            "ListLampsNextToken",
            "ContinuationToken",
            "x-continuation-token",
            "ClientToken",
            "clienttoken",
            "Requests.2.ClientToken",
            "HttpTokens",
            "EmbeddingTokens",
            "TokenList.1.Id",
            "KeyPairName",
            "KeyPairId",
            "AccessKeyId",
            "accesskeyid",
            "OSSAccessKeyId",
            "AccessKeyLastUsed",
            "PasswordPolicy",
            "PasswordInherit",
            "PasswordType",
            "MinimumPasswordLength",
            "HasPassword",
            "IsPassword",
            "NeedResetPassword",
            "EnablePassword",
            "GenerateRandomPassword",
            "CreateAuthToken",
            "CreateAccessKey",
            "SecretName",
            "SecretId",
            "SecretArn",
            "SecretStatus",
            "Cipher",
            "CipherText",
            "CiphertextBlob",
            "Cookie",
            "PublicKey",
            "PublicKeyBody",
            "Key",
            "TagKey",
            "AppKey",
            "ProductKey",
            "EncryptionKey",
            "DataReplicaKey",
            "PrivateIpAddress",
            "PrivateKeyFingerprint",
            "TicketId",
            "Passed",
            "ByPass",
            "Disk",
            "Tokenizer",
            "Compass",
            "SkipAuth",
            "RoleArn",
        ] {
            assert!(!is_secret_name(name), "{name}");
        }
    }
}
