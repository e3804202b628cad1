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
}

/// How a code is recognised.
#[derive(Debug)]
enum Pattern {
    /// One of the parts between dots is this, in any case.
    Part(&'static str),
    /// These words stand side by side. One that ends in `*` stands for all that begin so.
    Words(&'static str),
}

use Meaning::{InProgress, Throttled, Unavailable};
use Pattern::{Part, Words as Side};

/// What is looked for, what it means, and a code or two that it is there for.
const TABLE: &[(Meaning, Pattern, &str)] = &[
    (Throttled, Side("throttl*"), "Throttling.User (ECS), ThrottlingException (EMR), ResourceThrottled (FnF)"),
    (
        Throttled,
        Side("flow control"),
        "FlowControl (Kafka), Service.Flow.Control (Market), EipPurchaseFlowControl (ECI)",
    ),
    (Throttled, Side("flow limit*"), "FlowLimited (Dyplsapi): denied due to flow control"),
    (Throttled, Side("limit control"), "System.LimitControl (Dyplsapi): the system is under flow control"),
    (Throttled, Side("request traffic control"), "iot.vision.RequestTrafficControl (Linkvisual), HTTP 429"),
    (Throttled, Side("rate limit*"), "InnerRateLimiting (SLB)"),
    (Throttled, Side("rate exceed*"), "the same in other words"),
    (Throttled, Side("request* limit*"), "iot.devicespeech.RequestLimit (IoT): too much request"),
    (Throttled, Side("requests over limit"), "REQUESTS.OVER.LIMIT (Alimt), HTTP 429"),
    (Throttled, Side("limited request*"), "BLOCK.LimitedRequest (EBS), HTTP 429"),
    (Throttled, Part("DeniedRequest"), "DeniedRequest (ImageSearch): denied due to instance flow control"),
    (Throttled, Side("too many request*"), "TooManyRequests (DCDN, RAM), iot.common.TooManyRequest (IoT)"),
    (Throttled, Side("too quick request*"), "TooQuickRequests (DCDN), HTTP 429"),
    (Throttled, Side("qps over limit"), "QpsOverLimit (Live)"),
    (Throttled, Side("qps limit*"), "the same in other words"),
    (Throttled, Side("qps exceed*"), "the same in other words"),
    (Throttled, Side("exceed* qps"), "the same in other words"),
    (Throttled, Side("frequently"), "EipOperation.TooFrequently (VPC), OperationDenied.OperateFrequently (RDS)"),
    (Throttled, Side("too frequent"), "the same in other words"),
    (Throttled, Side("frequent purchase"), "FrequentPurchase.EIP (ECS), OperationFailed.FrequentPurchase (VPC)"),
    (
        Throttled,
        Side("frequency limit*"),
        "RequestFrequencyLimit (Dytnsapi), Forbidden.Chat.SendCommentFrequencyLimited (IMP)",
    ),
    (Throttled, Side("frequency exceed*"), "LogApiFrequencyExceeded (DDS)"),
    (Throttled, Side("exceeded frequency"), "LimitExceeded.Frequency (ResourceManager)"),
    (Throttled, Side("frequency too high"), "ProbeFrequencyTooHigh (Smartag)"),
    (
        Throttled,
        Side("change frequency"),
        "PaymentAccountFinancialRelationshipsChangeFrequencyVerifyError (ResourceManager)",
    ),
    (Throttled, Side("per second exceed*"), "the same for another time"),
    (Throttled, Side("per minute exceed*"), "QuotaPerMinuteExceeded.Refresh (DCDN, VOD): refreshed too frequently"),
    (Throttled, Side("interval too short"), "Ops.IntervalTooShort (ECI)"),
    (Throttled, Side("manual sync limit"), "OperationDenied.ManualSyncLimit (EBS): too frequently"),
    (Throttled, Side("concurrent too high"), "OperationFailed.DbConcurrentTooHigh (NIS): too many concurrent queries"),
    (Throttled, Part("TaskConflict"), "TaskConflict (ECS, VPC), OperationFailed.TaskConflict (CBN): too frequent"),
    (Throttled, Side("acquire lock fail"), "ACQUIRE.LOCK.FAIL (Quotas): the request is too frequent"),
    (Unavailable, Part("ServiceUnavailable"), "ServiceUnavailable (SLB, ECS, VPC and 22 others)"),
    (Unavailable, Part("InternalError"), "InternalError (ECS, VPC and 46 others)"),
    (Unavailable, Part("UnknownError"), "UnknownError (EHPC, EDAS)"),
    (Unavailable, Side("system busy"), "SystemBusy (SLB, VPC, NLB), VpcSystemBusy (SLB): try again later"),
    (Unavailable, Side("service busy"), "System.ServiceBusy (ECS)"),
    (Unavailable, Side("server busy"), "ServerBusy (Redis)"),
    (InProgress, Side("token processing"), "LastTokenProcessing (ECS, EBS), TOKEN_PROCESSING (VPC)"),
    (InProgress, Side("token is processing"), "OperationFailed.TokenIsProcessing (SLB)"),
    (InProgress, Side("idempoten* processing"), "IdempotentProcessing, Idempotence.Processing (ECS)"),
    (InProgress, Side("idempoten* request processing"), "the same in other words"),
    (InProgress, Side("last request processing"), "LastRequestProcessing (ECS)"),
];

/// Codes with one of these words are about what a request says or asks for, whatever else they say:
/// `InvalidOSSBucket.FlowLimit`, `InvalidBackupFrequency.Malformed`, `FlowControlTask.NotFound`.
const ABOUT_THE_REQUEST: &str = "invalid illegal missing unsupported malformed not exist exists already duplicate";

/// What `code` says about asking again; `None` if it says nothing about it.
pub(crate) fn meaning(code: &str) -> Option<Meaning> {
    let words = Words::of(code);
    if ABOUT_THE_REQUEST.split(' ').any(|word| words.hold(word)) {
        return None;
    }
    let is_meant = |pattern: &Pattern| match pattern {
        Part(part) => code.split('.').any(|given| given.trim().eq_ignore_ascii_case(part)),
        Side(side) => words.hold(side),
    };
    TABLE.iter().find(|(_, pattern, _)| is_meant(pattern)).map(|(meaning, ..)| *meaning)
}

#[cfg(test)]
mod tests;
