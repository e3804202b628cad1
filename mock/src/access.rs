//! Whether an API is for a caller who says so much of itself.

use alicloud_format::spec::{Api, Auth};

use crate::answer::Refusal;
use crate::signature::Identity;

/// Without anything said, an API wants an access key. Ways to identify that no client has are as good as one.
pub(crate) fn check(api: &Api, identity: Identity) -> Result<(), Refusal> {
    let accepts = |auth: Auth| api.auth.contains(&auth);
    let is_anonymous = !api.auth.is_empty() && api.auth.iter().all(|auth| *auth == Auth::Anonymous);
    match identity {
        Identity::Key if is_anonymous || api.auth == [Auth::BearerToken] => {
            Err(Refusal::new("UnexpectedSignature", format!("{} takes no signature.", api.api)))
        }
        Identity::Bearer if !accepts(Auth::BearerToken) => {
            Err(Refusal::new("UnsupportedSignatureType", format!("{} takes no bearer token.", api.api)))
        }
        Identity::Nobody if !accepts(Auth::Anonymous) => Err(Refusal::missing("AccessKeyId")),
        Identity::Key | Identity::Bearer | Identity::Nobody => Ok(()),
    }
}
