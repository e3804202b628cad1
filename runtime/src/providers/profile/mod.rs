//! A profile, wherever it stands: what the CLI's file, the ini file and the output of a program have in common.

mod mode;

use std::{
    collections::BTreeMap,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

pub(super) use mode::Mode;

use super::session;
use crate::{identity::Credentials, model::Json};

/// A token that nobody tells the end of is looked up again after that time, since it has an end.
const RECHECK: Duration = Duration::from_secs(15 * 60);

/// The fields of a profile by name, as text. Those that are empty are not there.
pub(super) struct Profile {
    fields: BTreeMap<String, String>,
}

impl Profile {
    pub(super) fn new(fields: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { fields: fields.into_iter().filter(|(_, value)| !value.is_empty()).collect() }
    }

    /// Texts, numbers and booleans of an object; `None` if it is none.
    pub(super) fn from_json(value: &Json) -> Option<Self> {
        let text = |value: &Json| match value {
            Json::String(text) => Some(text.trim().to_owned()),
            Json::Number(number) => Some(number.to_string()),
            Json::Bool(value) => Some(value.to_string()),
            _ => None,
        };
        let fields = value.as_object()?.iter();
        Some(Self::new(fields.filter_map(|(name, value)| Some((name.clone(), text(value)?)))))
    }

    /// A field, by the name it has in one file or that in the other.
    pub(super) fn text(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.fields.get(*name)).map(String::as_str)
    }

    pub(super) fn required(&self, names: &[&str]) -> Result<String, String> {
        let missing = || format!("{} is missing", names.first().copied().unwrap_or_default());
        self.text(names).map(str::to_owned).ok_or_else(missing)
    }

    pub(super) fn is_true(&self, name: &str) -> bool {
        self.text(&[name]).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// Whether it was created and never filled in, or switched off.
    pub(super) fn is_unused(&self) -> bool {
        let is_off = self.text(&["enable"]).is_some_and(|value| value.eq_ignore_ascii_case("false"));
        let mode = self.text(mode::FIELD);
        let fills_in =
            |name: &String| name.starts_with("access_key") || [TOKEN, ROLE].concat().contains(&name.as_str());
        let is_blank = mode.is_none_or(|mode| matches!(Mode::of(mode), Some(Mode::AccessKey | Mode::Sts | Mode::Role)))
            && !self.fields.keys().any(fills_in);
        is_off || is_blank
    }

    /// The credentials that a program printed as a profile.
    ///
    /// # Errors
    /// As [`provider`](Self::provider).
    #[cfg(feature = "tokio")]
    pub(super) fn printed(&self, now: SystemTime) -> Result<Credentials, String> {
        let credentials = self.own(self.mode()?, now)?;
        credentials.check_parts().map_err(|error| error.to_string())?;
        Ok(credentials)
    }

    /// The mode that is stated, or else the one that the CLI takes from what is there.
    pub(super) fn mode(&self) -> Result<Mode, String> {
        match self.text(mode::FIELD) {
            Some(name) => Mode::of(name).ok_or_else(|| mode::refused(name)),
            None if self.text(TOKEN).is_some() => Ok(Mode::Sts),
            None if self.text(ROLE).is_some() => Ok(Mode::Role),
            None => Ok(Mode::AccessKey),
        }
    }

    /// The credentials that stand in the profile itself.
    pub(super) fn own(&self, mode: Mode, now: SystemTime) -> Result<Credentials, String> {
        match mode {
            Mode::AccessKey => Ok(Credentials::access_key(self.required(ID)?, self.required(SECRET)?)),
            Mode::Sts => {
                self.required(TOKEN)?;
                self.key(now)
            }
            Mode::Bearer => Ok(Credentials::bearer(self.required(&["bearer_token"])?)),
            _ => Err("its mode is not one of AK, StsToken and BearerToken".to_owned()),
        }
    }

    /// An access key, temporary if there is a token.
    pub(super) fn key(&self, now: SystemTime) -> Result<Credentials, String> {
        let (id, secret) = (self.required(ID)?, self.required(SECRET)?);
        let Some(token) = self.text(TOKEN) else { return Ok(Credentials::access_key(id, secret)) };
        let end = self.expiration()?;
        if end.is_some_and(|end| end <= now) {
            return Err("its security token has expired: renew it, for example with `aliyun configure`".to_owned());
        }
        let credentials = Credentials::sts(id, secret, token);
        Ok(end.or_else(|| now.checked_add(RECHECK)).into_iter().fold(credentials, Credentials::expiring))
    }

    /// The temporary access key that a login by the CLI left in the profile, while it lasts. The CLI takes one without an end
    /// for expired, too.
    pub(super) fn left_by_login(&self, mode: &str, now: SystemTime) -> Result<Credentials, String> {
        let name = self.text(&["name"]).unwrap_or("default");
        let remedy = format!(
            "log in by `aliyun configure --mode {mode} --profile {name:?}`, or use a profile of mode External whose program \
             prints the credentials"
        );
        let (Some(id), Some(secret), Some(token)) = (self.text(ID), self.text(SECRET), self.text(TOKEN)) else {
            return Err(format!("its mode {mode} requires a login that only the CLI can do: {remedy}"));
        };
        match self.expiration()? {
            Some(end) if end > now => Ok(Credentials::sts(id, secret, token).expiring(end)),
            Some(_) => Err(format!("the token of its last login has expired: {remedy}")),
            None => {
                Err(format!("the expiration of its last login is unknown, since sts_expiration is missing: {remedy}"))
            }
        }
    }

    /// When the token ends, if the profile says so: as a time, or in seconds since 1970, where 0 says nothing.
    fn expiration(&self) -> Result<Option<SystemTime>, String> {
        if let Some(text) = self.text(&["expiration"]) {
            let time = session::time(text).ok_or("expiration is not a time such as 2026-01-02T03:04:05Z")?;
            return Ok(Some(time));
        }
        let seconds = self.seconds(&["sts_expiration"])?.filter(|seconds| *seconds > 0);
        Ok(seconds.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds))))
    }

    pub(super) fn seconds(&self, names: &[&str]) -> Result<Option<u64>, String> {
        let name = names.first().copied().unwrap_or_default();
        let parse = |text: &str| text.parse().map_err(|_| format!("{name} is not a number of seconds"));
        self.text(names).map(parse).transpose()
    }
}

const ID: &[&str] = &["access_key_id"];
const SECRET: &[&str] = &["access_key_secret"];
const TOKEN: &[&str] = &["sts_token", "security_token"];
pub(super) const ROLE: &[&str] = &["ram_role_arn", "role_arn"];
