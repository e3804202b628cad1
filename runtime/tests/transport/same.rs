//! What every transport does.

mod broken;
mod tls;
mod tunnels;
mod whole;

/// Runs the same tests over each transport.
macro_rules! over_each_transport {
    ($($module:ident: $($test:ident)*;)*) => {
        mod hyper {
            $(mod $module {$(
                #[tokio::test]
                async fn $test() {
                    super::super::$module::$test(crate::client::hyper).await;
                }
            )*})*
        }

        #[cfg(feature = "reqwest")]
        mod reqwest {
            $(mod $module {$(
                #[tokio::test]
                async fn $test() {
                    super::super::$module::$test(crate::client::reqwest).await;
                }
            )*})*
        }
    };
}

over_each_transport! {
    whole:
        a_request_arrives_and_its_response_comes_back
        a_redirect_is_not_followed
        a_response_may_have_just_as_many_bytes_as_allowed
        a_longer_response_is_an_error_however_its_length_is_said
        a_connection_is_used_again
        a_connection_that_was_closed_meanwhile_is_replaced
        what_comes_after_a_response_is_not_taken_for_the_next
        nothing_goes_on_after_a_call_is_dropped;
    broken:
        what_nobody_listens_to_was_not_sent
        a_body_that_ends_early_is_a_broken_connection
        a_reset_amid_the_body_is_a_broken_connection
        a_length_that_is_no_number_is_a_broken_connection
        a_request_without_an_answer_may_have_been_acted_on
        an_answer_that_takes_too_long_is_given_up;
    tls:
        an_authority_that_is_trusted_vouches_for_a_server
        an_unknown_authority_does_not
        a_certificate_of_another_host_is_refused
        a_client_shows_who_it_is
        a_client_that_does_not_is_not_answered;
    tunnels:
        https_goes_through_a_tunnel
        the_password_of_a_proxy_goes_to_the_proxy_alone
        a_proxy_that_refuses_is_no_connection
        plain_http_is_handed_to_the_proxy;
}
