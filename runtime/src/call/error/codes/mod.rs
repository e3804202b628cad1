//! What error codes say about calling again: one table for all services, with where each entry is from.
//!
//! Services spell the same thing in many ways, so that most entries are words that stand side by side in a code, whatever its
//! case and whatever parts them: `flow control` is in `FlowControl`, `EipPurchaseFlowControl`, `Service.Flow.Control` and
//! `ONS_SYSTEM_FLOW_CONTROL`. The codes are those of the metadata of 247 versions of products, read for what their messages
//! say. Codes that are numbers mean something else in each service and are in no table. Quotas, which limit how much there is
//! and not how often one calls, are not here: waiting does not mend them.

mod words;

use words::Words;

/// Why the service did not do what it was asked to, where that says something about asking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// It is called too often, and refused this call.
    Throttled,
    /// It failed, or is not available for the moment.
    Unavailable,
    /// It is still at work on an earlier request with the same idempotency token.
    InProgress,
    /// The time that the call was signed with is not the time that it is.
    ClockSkew,
    /// The security token is no longer valid.
    Expired,
}

impl Meaning {
    /// Whether the code stands for this even if it says that something is invalid: then the signature is.
    fn is_about_the_signature(self) -> bool {
        matches!(self, Self::ClockSkew | Self::Expired)
    }
}

/// How a code is recognised.
#[derive(Debug)]
enum Pattern {
    /// One of the parts between dots is this, in any case.
    Part(&'static str),
    /// These words stand side by side. One that ends in `*` stands for all that begin so.
    Words(&'static str),
}

use Meaning::{ClockSkew, Expired, InProgress, Throttled, Unavailable};
use Pattern::{Part, Words as Side};

/// What is looked for, what it means, and documented codes that it is there for, under a comment with their products.
const TABLE: &[(Meaning, Pattern, &[&str])] = &[
    // The gateway.
    (ClockSkew, Side("invalid time stamp"), &["InvalidTimeStamp.Expired"]),
    (ClockSkew, Side("illegal timestamp"), &["IllegalTimestamp"]),
    // FnF.
    (ClockSkew, Side("request time too skewed"), &["RequestTimeTooSkewed"]),
    // The gateway.
    (Expired, Side("security token expired"), &["InvalidSecurityToken.Expired"]),
    (Expired, Side("expired security token"), &[]),
    // ECS; EMR; FnF.
    (Throttled, Side("throttl*"), &["Throttling.User", "ThrottlingException", "ResourceThrottled"]),
    // Kafka; Market; ECI.
    (Throttled, Side("flow control"), &["FlowControl", "Service.Flow.Control", "EipPurchaseFlowControl"]),
    // Dyplsapi: denied due to flow control.
    (Throttled, Side("flow limit*"), &["FlowLimited"]),
    // Dyplsapi: the system is under flow control.
    (Throttled, Side("limit control"), &["System.LimitControl"]),
    // Linkvisual, HTTP 429.
    (Throttled, Side("request traffic control"), &["iot.vision.RequestTrafficControl"]),
    // SLB.
    (Throttled, Side("rate limit*"), &["InnerRateLimiting"]),
    // The same in other words.
    (Throttled, Side("rate exceed*"), &[]),
    // IoT: too much request.
    (Throttled, Side("request* limit*"), &["iot.devicespeech.RequestLimit"]),
    // Alimt, HTTP 429.
    (Throttled, Side("requests over limit"), &["REQUESTS.OVER.LIMIT"]),
    // EBS, HTTP 429.
    (Throttled, Side("limited request*"), &["BLOCK.LimitedRequest"]),
    // ImageSearch: denied due to instance flow control.
    (Throttled, Part("DeniedRequest"), &["DeniedRequest"]),
    // DCDN, RAM; IoT.
    (Throttled, Side("too many request*"), &["TooManyRequests", "iot.common.TooManyRequest"]),
    // DCDN, HTTP 429.
    (Throttled, Side("too quick request*"), &["TooQuickRequests"]),
    // Live.
    (Throttled, Side("qps over limit"), &["QpsOverLimit"]),
    // The same in other words.
    (Throttled, Side("qps limit*"), &[]),
    (Throttled, Side("qps exceed*"), &[]),
    (Throttled, Side("exceed* qps"), &[]),
    // VPC; RDS.
    (Throttled, Side("frequently"), &["EipOperation.TooFrequently", "OperationDenied.OperateFrequently"]),
    // The same in other words.
    (Throttled, Side("too frequent"), &[]),
    // ECS; VPC.
    (Throttled, Side("frequent purchase"), &["FrequentPurchase.EIP", "OperationFailed.FrequentPurchase"]),
    // Dytnsapi; IMP.
    (Throttled, Side("frequency limit*"), &["RequestFrequencyLimit", "Forbidden.Chat.SendCommentFrequencyLimited"]),
    // DDS.
    (Throttled, Side("frequency exceed*"), &["LogApiFrequencyExceeded"]),
    // ResourceManager.
    (Throttled, Side("exceeded frequency"), &["LimitExceeded.Frequency"]),
    // Smartag.
    (Throttled, Side("frequency too high"), &["ProbeFrequencyTooHigh"]),
    // ResourceManager.
    (Throttled, Side("change frequency"), &["PaymentAccountFinancialRelationshipsChangeFrequencyVerifyError"]),
    // The same for another time.
    (Throttled, Side("per second exceed*"), &[]),
    // DCDN, VOD: refreshed too frequently.
    (Throttled, Side("per minute exceed*"), &["QuotaPerMinuteExceeded.Refresh"]),
    // ECI.
    (Throttled, Side("interval too short"), &["Ops.IntervalTooShort"]),
    // EBS: too frequently.
    (Throttled, Side("manual sync limit"), &["OperationDenied.ManualSyncLimit"]),
    // NIS: too many concurrent queries.
    (Throttled, Side("concurrent too high"), &["OperationFailed.DbConcurrentTooHigh"]),
    // ECS, VPC; CBN: too frequent.
    (Throttled, Part("TaskConflict"), &["TaskConflict", "OperationFailed.TaskConflict"]),
    // Quotas: the request is too frequent.
    (Throttled, Side("acquire lock fail"), &["ACQUIRE.LOCK.FAIL"]),
    // SLB, ECS, VPC and 22 others.
    (Unavailable, Part("ServiceUnavailable"), &["ServiceUnavailable"]),
    // ECS, VPC and 46 others.
    (Unavailable, Part("InternalError"), &["InternalError"]),
    // EHPC, EDAS.
    (Unavailable, Part("UnknownError"), &["UnknownError"]),
    // SLB, VPC, NLB; SLB: try again later.
    (Unavailable, Side("system busy"), &["SystemBusy", "VpcSystemBusy"]),
    // ECS.
    (Unavailable, Side("service busy"), &["System.ServiceBusy"]),
    // Redis.
    (Unavailable, Side("server busy"), &["ServerBusy"]),
    // ECS, EBS; VPC.
    (InProgress, Side("token processing"), &["LastTokenProcessing", "TOKEN_PROCESSING"]),
    // SLB.
    (InProgress, Side("token is processing"), &["OperationFailed.TokenIsProcessing"]),
    // ECS.
    (InProgress, Side("idempoten* processing"), &["IdempotentProcessing", "Idempotence.Processing"]),
    // The same in other words.
    (InProgress, Side("idempoten* request processing"), &[]),
    // ECS.
    (InProgress, Side("last request processing"), &["LastRequestProcessing"]),
];

/// Codes that say one of these are about what a request says or asks for, whatever else they say:
/// `InvalidOSSBucket.FlowLimit`, `InvalidBackupFrequency.Malformed`, `FlowControlTask.NotFound`.
const ABOUT_THE_REQUEST: [&str; 3] = ["invalid", "missing", "not found"];

/// What `code` says about asking again; `None` if it says nothing about it.
pub(crate) fn meaning(code: &str) -> Option<Meaning> {
    let words = Words::of(code);
    let is_meant = |pattern: &Pattern| match pattern {
        Part(part) => code.split('.').any(|given| given.trim().eq_ignore_ascii_case(part)),
        Side(side) => words.hold(side),
    };
    let (meaning, ..) = TABLE.iter().find(|(_, pattern, _)| is_meant(pattern))?;
    let is_about_the_request = || ABOUT_THE_REQUEST.iter().any(|side| words.hold(side));
    (meaning.is_about_the_signature() || !is_about_the_request()).then_some(*meaning)
}

#[cfg(test)]
mod tests;
