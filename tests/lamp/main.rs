//! Calls all APIs of the third spec and prints what came of it. `third_spec.rs` compiles and runs this.

use std::collections::BTreeMap;

use alicloud::lamp::set_lamp::{
    Color, FadeInput, InInput, ScheduleInput, SetLampRequest, SetLampResponse, TagDetails, TagInput, TagKind, Type,
    ZoneInput,
};
use alicloud::lamp::types::Scene;
use alicloud::lamp::{Client, SendSignalRequest, StoreSceneRequest, TuneLampRequest};
use alicloud::{Config, Credentials, Error, Json, ResponseFormat, SigningVersion};

fn client(signing: SigningVersion, format: ResponseFormat) -> Result<Client, Box<dyn std::error::Error>> {
    let config = Config::builder()
        .region("cn-hangzhou")
        .endpoint(std::env::var("ENDPOINT")?)
        .credentials(Credentials::access_key(std::env::var("KEY_ID")?, std::env::var("KEY_SECRET")?))
        .signing(signing)
        .response_format(format)
        .build()?;
    Ok(Client::new(&config))
}

/// Everything that `SetLamp` takes, apart from what is deprecated.
fn everything() -> SetLampRequest {
    let labels = BTreeMap::from([("owner".to_owned(), "me".to_owned()), ("with.dot".to_owned(), "x &=".to_owned())]);
    let limits = BTreeMap::from([("mon".to_owned(), 0.5)]);
    let extra: Json = r#"{"a":[1,"中",null]}"#.parse().expect("JSON");
    SetLampRequest::new("lamp-1", 9_007_199_254_740_993)
        .dimming(0.25)
        .lit(false)
        .r#type(Type::Desk)
        .r#match("")
        ._2nd_switch(true)
        .mode(2)
        .colors([Color::Red, Color::Blue])
        .times([60, 1200])
        .words(["on", "off"])
        .rooms(["hall", "kitchen"])
        .tag([TagInput::new("a").value("1").kind(TagKind::System).meta(TagDetails::new().by("me")), TagInput::new("b")])
        .matrix([vec![1, 2], vec![3]])
        .fade(FadeInput::new().r#in(InInput::new(3).curve("linear")).out(true))
        .zones(BTreeMap::from([("north".to_owned(), ZoneInput::new().level(10))]))
        .labels(labels)
        .schedule(ScheduleInput::new(600).days([1, 5]).exact(true).limits(limits))
        .extra(extra)
        .level(7)
        .password("correct horse")
        .icon(b"icon".to_vec())
        .notes(["n 1", "n+2"])
        .x_lamp_trace("trace-1")
}

/// What breaks a limit or a rule in every way that there is.
#[allow(deprecated, reason = "so that the rule about it is broken")]
fn nothing_right() -> SetLampRequest {
    SetLampRequest::new("LAMP", 1)
        .dimming(0.6)
        .r#type(Type::Desk)
        .mode(3)
        .colors(["red", "red", "red", "pink"].map(Color::from))
        .r#match("http://lamp")
        .words(["on", "dim down"])
        .tag([TagInput::new("a").meta(TagDetails::new().by("sys:me")), TagInput::new("a"), TagInput::new("b")])
        .times([1439, 1440])
        .zones(BTreeMap::from([("north".to_owned(), ZoneInput::new().level(101))]))
        .fade(FadeInput::new())
        .matrix([vec![1, 2]])
        .schedule(ScheduleInput::new(1440))
        .level(0)
        .bright(true)
        .password("short")
}

#[allow(deprecated, reason = "a deprecated API can still be called")]
async fn store_scene(client: &Client, scene: Scene) -> Result<Option<String>, Error> {
    Ok(client.store_scene(StoreSceneRequest::new("lamp-1", scene)).await?.request_id)
}

fn is_documented(answer: &SetLampResponse) -> bool {
    let scene = answer.scene.as_ref();
    let door = scene.and_then(|scene| scene.scenes.first()?.scenes.first()?.name.clone());
    let causes: Vec<_> = answer.events.iter().map(|event| event.cause.as_ref().and_then(|cause| cause.code)).collect();
    answer.serial == Some(9_007_199_254_740_993)
        && answer.dimming == Some(0.25)
        && answer.lit == Some(false)
        && answer.r#type == Some(Type::V2ndFloor)
        && answer.mode == Some(1)
        && answer.icon.as_deref() == Some(b"icon".as_slice())
        && answer.labels.get("owner").map(String::as_str) == Some("me")
        && answer.matrix == [[1, 2], [3, 4]]
        && causes == [Some(7), Some(8)]
        && scene.and_then(|scene| scene.level) == Some(40)
        && scene.and_then(|scene| scene.accent.as_ref()?.level) == Some(90)
        && door.as_deref() == Some("Door")
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let json = client(SigningVersion::V3, ResponseFormat::Json)?;
    let xml = client(SigningVersion::V1, ResponseFormat::Xml)?;

    match std::env::args().nth(1).as_deref() {
        Some("set-lamp") => {
            let answers = [json.set_lamp(everything()).await?, xml.set_lamp(everything()).await?];
            println!("documented: {:?}", answers.each_ref().map(is_documented));
            println!("equal: {}", answers[0] == answers[1]);
        }
        Some("store-scene") => {
            let hall = Scene::new().name("Hall").level(5);
            let scene = Scene::new().name("Evening").accent(Scene::new().name("Spot")).scenes([hall]);
            println!("{:?} {:?}", store_scene(&json, scene.clone()).await?, store_scene(&xml, scene).await?);
        }
        Some("tune-lamp") => {
            let request = || TuneLampRequest::new("lamp-1");
            json.tune_lamp(request().note("why not")).await?;
            json.tune_lamp(request().scene(Scene::new().name("Evening")).note("why not")).await?;
            json.tune_lamp(request().scene(Scene::new().name("Evening"))).await?;
        }
        Some("quoted-elements") => _ = json.tune_lamp(TuneLampRequest::new("lamp-1").steps([10, 20])).await?,
        Some("send-signal") => {
            println!("{:?}", json.send_signal(SendSignalRequest::new("lamp-1")).await?);
            println!("{:?}", xml.send_signal(SendSignalRequest::new("lamp-1").count(5)).await?);
        }
        Some("violations") => {
            println!("{}", json.set_lamp(nothing_right()).strict_enums(true).await.expect_err("violations"));
            let scene = Scene::new().scenes([Scene::new().name("a name that is too long").level(101)]);
            println!("{}", store_scene(&json, scene).await.expect_err("violations"));
        }
        Some("debug") => println!("{:?} {:#?}", everything(), json.set_lamp(everything()).await?),
        other => return Err(format!("{other:?} is no part of this program").into()),
    }
    Ok(())
}
