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

/// Tokens that open nothing: places in a list, and what makes two requests one.
const HARMLESS_TOKENS: [&str; 11] = [
    "nexttoken",
    "nextpagetoken",
    "pagetoken",
    "continuationtoken",
    "paginationtoken",
    "scrolltoken",
    "starttoken",
    "lasttoken",
    "clienttoken",
    "idempotencytoken",
    "idempotenttoken",
];

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

/// Whether a value of this name is a secret, such as that of `AccessKeySecret`, `db_password`, `Users.1.PassPhrase` or
/// `x-acs-security-token`. Names of parameters, fields and headers are meant, in any spelling.
///
/// A name says so by its last words. `SecretName`, `TokenType`, `AccessKeyId`, `KeyPairName` and `PasswordPolicy` are about
/// secrets without being any; `NextToken` and `ClientToken` are tokens that give access to nothing. Every other token is a
/// secret, and so is a hash of a password.
pub fn is_secret_name(name: &str) -> bool {
    let mut words = words(last_part(name));
    if words.len() > 1 && words.first().is_some_and(|first| ABOUT.contains(&first.as_str())) {
        return false;
    }
    while let Some(last) = words.last() {
        // `Passwords` are secrets, `Tokens` mostly a count of words.
        let one = last
            .strip_suffix('s')
            .filter(|one| !one.ends_with("token") && !one.ends_with('s'))
            .unwrap_or(last)
            .to_owned();
        let before = words.get(..words.len() - 1).unwrap_or_default();
        let words_of_one = [before, &[one]].concat();
        if HARMLESS_TOKENS.iter().any(|token| words_of_one.concat().ends_with(token)) {
            return false;
        }
        if words_of_one == ["ticket"] || ends_with(&words_of_one, &SECRETS) || is_end(&words_of_one, &WHOLE_WORDS) {
            return true;
        }
        if words.pop().is_none_or(|last| !FORMS.contains(&last.as_str())) {
            return false;
        }
    }
    false
}

/// Whether the last words are one of these, or their last one ends with one.
fn ends_with(words: &[String], endings: &[&str]) -> bool {
    let is_run_together = |last: &String| endings.iter().any(|ending| last.ends_with(ending));
    is_end(words, endings) || words.last().is_some_and(is_run_together)
}

/// Whether some of the last words, run together, are one of these.
fn is_end(words: &[String], endings: &[&str]) -> bool {
    (0..words.len()).any(|start| endings.contains(&words[start..].concat().as_str()))
}

/// The last part of a path such as `Users.1.Password`, without the numbers of elements.
fn last_part(path: &str) -> &str {
    let is_name = |part: &&str| part.bytes().any(|byte| !byte.is_ascii_digit());
    path.rsplit('.').find(is_name).unwrap_or(path)
}

/// The words of a name in small letters, without the number at its end. A word begins with a capital letter that follows a
/// small one or stands before one, and after any sign.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut previous = ' ';
    let mut characters = without_number(name).chars().peekable();
    while let Some(c) = characters.next() {
        let before_small = characters.peek().is_some_and(char::is_ascii_lowercase);
        let begins = c.is_ascii_uppercase() && (!previous.is_ascii_uppercase() || before_small);
        if begins || c.is_ascii_alphanumeric() && !previous.is_ascii_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_ascii_alphanumeric()) {
            word.push(c.to_ascii_lowercase());
        }
        previous = c;
    }
    words
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
        ] {
            assert!(is_secret_name(name), "{name}");
        }
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
