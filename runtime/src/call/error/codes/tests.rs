use super::{words::Words, *};

#[track_caller]
fn all_mean(expected: Option<Meaning>, codes: &[&str]) {
    for code in codes {
        assert_eq!(meaning(code), expected, "{code}");
    }
}

#[test]
fn codes_of_too_many_calls_are_throttling_however_they_are_spelt() {
    let codes = [
        "Throttling",
        "Throttling.User",
        "Throttling.Api",
        "Rejected.Throttling",
        "ThrottlingException",
        "OperationIsThrottled",
        "SDK.Throttling",
        "TaskConflict",
        "taskconflict",
        "RateExceeded",
        "TaskConflict.AssociateGlobalAccelerationInstance",
        "OperationFailed.TaskConflict",
        "InnerRateLimiting",
        "EipOperation.TooFrequently",
        "iot.vision.RefreshTooFrequently",
        "OperationDenied.OperateFrequently",
        "FlowControl",
        "Service.Flow.Control",
        "ONS_SYSTEM_FLOW_CONTROL",
        "System.LimitControl",
        "isv.BUSINESS_LIMIT_CONTROL",
        "FlowLimited",
        "TooManyRequests",
        "Iot.digitaltwin.tooManyRequest",
        "TooQuickRequests",
        "REQUESTS.OVER.LIMIT",
        "BLOCK.LimitedRequest",
        "DeniedRequest",
        "QpsOverLimit",
        "UserQPSLimit",
        "ExceededQps",
        "RequestFrequencyLimit",
        "LimitExceeded.Frequency",
        "LogApiFrequencyExceeded",
        "FrequentPurchase.EIP",
        "QuotaPerMinuteExceeded.Refresh",
        "iot.vision.RequestTrafficControl",
        "OperationFailed.DbConcurrentTooHigh",
        "Ops.IntervalTooShort",
        "Throttling.QuotaNotEnough",
    ];
    all_mean(Some(Throttled), &codes);
}

#[test]
fn quotas_conflicts_and_what_a_request_says_are_no_throttling() {
    let codes = [
        "",
        "QuotaExceeded",
        "QuotaExceeded.LoadBalancer",
        "QuotaExceed.Refresh",
        "LimitExceeded.Acl",
        "LimitExceeded.InvitationRate",
        "ResourceOverLimit",
        "ConcurrentQuotaExceed.ExportImage",
        "SingleRequest.OverLimit",
        "TooManyTags",
        "TooManyListeners",
        "InvalidParameter.TooManyDataQueried",
        "iot.device.TooManyDeviceNamesPerRequest",
        "OperationDenied.TooManyDataQueried",
        "InvalidParam.Frequency",
        "InvalidBackupFrequency.Malformed",
        "OperationDenied.ApiForbiddenForLogBackupFrequency",
        "NotInFlowController",
        "InvalidOSSBucket.FlowLimit",
        "FlowControlTask.NotFound",
        "MissingThrottlingRule",
        "QUERY_DOMAIN_QPS_FAILED",
        "OperateLimit",
        "MigrateLimitExceeded",
        "VpnTask.CONFLICT",
        "VpnGateway.task.conflict",
        "OperationConflict",
        "Conflict.Lock",
        "IncorrectStatus.Processing",
        "DryRunOperation",
        "Forbidden.RAM",
        "40002",
    ];
    all_mean(None, &codes);
}

#[test]
fn a_token_that_is_being_worked_on_is_told_from_one_that_was_used_for_something_else() {
    let codes = [
        "LastTokenProcessing",
        "OperationFailed.LastTokenProcessing",
        "IdempotentProcessing",
        "OperationFailed.IdempotentTokenProcessing",
        "OperationFailed.TokenIsProcessing",
        "Idempotence.Processing",
        "IdempotencyProcessing",
        "IdempotentRequestProcessing",
        "LastRequestProcessing",
        "TOKEN_PROCESSING",
        "ClientTokenProcessing",
    ];
    all_mean(Some(InProgress), &codes);
    let codes = [
        "IdempotentParameterMismatch",
        "IdempotenceParamNotMatch",
        "RequestTokenConflict",
        "InvalidClientToken.Malformed",
        "LastOrderProcessing",
        "ListenerProcessing",
        "OperationFailed.OperationIsProcessing",
    ];
    all_mean(None, &codes);
}

#[test]
fn a_wrong_clock_and_an_expired_token_are_told_from_other_times_and_tokens() {
    all_mean(
        Some(ClockSkew),
        &["InvalidTimeStamp.Expired", "InvalidTimeStamp.Format", "IllegalTimestamp", "RequestTimeTooSkewed"],
    );
    all_mean(Some(Expired), &["InvalidSecurityToken.Expired", "SecurityTokenExpired", "Expired.SecurityToken"]);
    let codes = [
        "OperationDenied.TimestampNotSupported",
        "ParameterTimeStampIllegal",
        "iot.tsl.InvalidHistoryTimestampError",
        "IllegalParam.NextTokenExpired",
        "InvalidSecurityToken.MismatchWithAccessKey",
        "MissingSecurityToken",
    ];
    all_mean(None, &codes);
}

#[test]
fn a_service_that_is_busy_or_fails_is_unavailable() {
    let codes = [
        "ServiceUnavailable",
        "InternalError",
        "InternalError\t",
        "UnknownError",
        "SystemBusy",
        "VpcSystemBusy",
        "OperationFailed.SystemBusy",
        "System.ServiceBusy",
        "ServerBusy",
    ];
    all_mean(Some(Unavailable), &codes);
    all_mean(None, &["UserBusy", "InvalidAccountStatus.ServiceUnavailable", "DnsGtmSystemBusyness"]);
}

#[test]
fn each_entry_finds_the_code_that_it_is_there_for() {
    for (expected, pattern, codes) in TABLE {
        for code in *codes {
            assert_eq!(meaning(code), Some(*expected), "{code} of {pattern:?}");
        }
    }
}

#[test]
fn every_word_of_the_table_can_be_found() {
    for (_, pattern, _) in TABLE {
        if let Side(side) = pattern {
            let code = side.replace('*', "").split(' ').collect::<Vec<_>>().join(".");
            assert!(Words::of(&code).hold(side), "{side}");
        }
    }
}
