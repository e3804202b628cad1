//! Faults that are known and not mended. One that is mended has to leave the list.

use crate::tally::Difference;

/// A fact that the importer does not get.
#[derive(Debug)]
pub(super) struct Fault {
    /// The page.
    pub(super) page: &'static str,
    /// The path of the fact.
    pub(super) path: &'static str,
    /// What it gets instead; nothing if the fact is missed.
    pub(super) got: Option<&'static str>,
    /// Why it stays.
    pub(super) because: &'static str,
}

impl Fault {
    pub(super) fn is(&self, page: &str, difference: &Difference) -> bool {
        self.page == page && self.path == difference.path && self.got == difference.got.as_deref()
    }
}

/// What is to be mended.
const LATER: &str = "found when the facts were written, and not mended yet";

/// All of them.
pub(super) const FAULTS: &[Fault] = &[
    Fault { page: "CreateHives.en.md", path: "findings/example-mended", got: Some("line 68"), because: LATER },
    Fault { page: "CreateSluiceRules.zh.md", path: "rules/atLeastOne Inflow Level", got: None, because: LATER },
    Fault {
        page: "CreateTwinPumps.zh.md",
        path: "request/Pumps/Drive/meanings",
        got: Some("{\"motor\":\"电动机（默认）\",\"diesel\":\"柴油机\"}"),
        because: LATER,
    },
    Fault { page: "DescribeBasins.zh.md", path: "request/BasinId/max_items", got: None, because: LATER },
    Fault { page: "DescribeBasins.zh.md", path: "request/BasinName/max_items", got: None, because: LATER },
    Fault { page: "DescribeBasins.zh.md", path: "response/Basins/Sluices/type", got: Some(" object "), because: LATER },
    Fault { page: "DescribeBasins.zh.md", path: "response/Basins/Sluices/kind", got: Some("object"), because: LATER },
    Fault { page: "DescribeBasins.zh.md", path: "response/Basins/Sluices/item_wrapper", got: None, because: LATER },
    Fault { page: "DescribeBasins.zh.md", path: "response/Basins/Sluices/items", got: None, because: LATER },
    Fault {
        page: "DescribeBasins.zh.md",
        path: "response/Basins/Sluices/SluiceId",
        got: Some("a field"),
        because: LATER,
    },
    Fault { page: "DescribeBasins.zh.md", path: "findings/example-only", got: Some("line 27"), because: LATER },
    Fault {
        page: "DescribeBasins.zh.md",
        path: "findings/example-only",
        got: Some(
            "line 27: response/RequestId The table does not list it; the example answer has it.: The field, with the type that the example shows.",
        ),
        because: LATER,
    },
    Fault { page: "ListSeals.en.md", path: "request/PageNumber/min", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "request/Labels/json", got: Some("json object"), because: LATER },
    Fault { page: "ListSeals.en.md", path: "response/Seals/name", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "response/Seals/kind", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "response/Seals/item_wrapper", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "response/Seals/SealId/name", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "response/Seals/SealId/type", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "response/Seals/SealId/example", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "response/Seals/SealArn/name", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "response/Seals/SealArn/type", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "response/SealId", got: Some("a field"), because: LATER },
    Fault { page: "ListSeals.en.md", path: "response/SealArn", got: Some("a field"), because: LATER },
    Fault {
        page: "ListSeals.en.md",
        path: "examples/request",
        got: Some("{\"PageNumber\":1,\"PageSize\":10,\"KeyName\":\"<key name>\"}"),
        because: LATER,
    },
    Fault { page: "ListSeals.en.md", path: "examples/json/Seals/Seal/0/SealId", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "findings/example-only", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "findings/example-mended", got: None, because: LATER },
    Fault { page: "ListSeals.en.md", path: "findings/example-mended", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "request/PageNumber/min", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "request/PageSize/min", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "request/PageSize/max", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "request/Depths/json", got: Some(" string"), because: LATER },
    Fault { page: "ListWells.zh.md", path: "request/Depths/items", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Wells/name", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Wells/kind", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Wells/item_wrapper", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Wells/WellId/name", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Wells/WellId/type", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Wells/Depth/name", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Wells/Depth/type", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Wells/Dry/name", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Wells/Dry/type", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/RequestId/name", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/WellId", got: Some("a field"), because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Depth", got: Some("a field"), because: LATER },
    Fault { page: "ListWells.zh.md", path: "response/Dry", got: Some("a field"), because: LATER },
    Fault {
        page: "ListWells.zh.md",
        path: "examples/request",
        got: Some("{\"PageNumber\":1,\"PageSize\":16,\"FieldId\":\"<fieldid>\"}"),
        because: LATER,
    },
    Fault { page: "ListWells.zh.md", path: "examples/json/Wells/Well/0/WellId", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "findings/example-only", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "findings/example-only", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "findings/example-mended", got: None, because: LATER },
    Fault { page: "ListWells.zh.md", path: "findings/example-mended", got: None, because: LATER },
    Fault { page: "ModifyAlarmPlan.zh.md", path: "response/State/enum", got: None, because: LATER },
    Fault { page: "ModifyAlarmPlan.zh.md", path: "examples/request", got: Some("{\"PlanId\":12346}"), because: LATER },
    Fault {
        page: "MoveBed.en.md",
        path: "examples/request",
        got: Some("{\"BedId\":\"bed-4****\",\"GardenId\":\"gdn-9\",\"force\":true,\"targetRow\":12}"),
        because: LATER,
    },
    Fault { page: "OpenLock.en.md", path: "request/EndTime/after", got: None, because: LATER },
    Fault { page: "OpenLock.en.md", path: "request/Draught/minimum", got: Some("-1"), because: LATER },
    Fault { page: "OpenLock.en.md", path: "request/Draught/maximum", got: Some("900"), because: LATER },
    Fault { page: "RentBoats.en.md", path: "request/Boat/Crew/max_items", got: None, because: LATER },
    Fault { page: "RentBoats.en.md", path: "rules/atMostOne BerthId DockId", got: None, because: LATER },
    Fault {
        page: "RentBoats.en.md",
        path: "examples/request",
        got: Some("{\"BerthId\":\"brt-12\",\"Extra\":[\"net\"]}"),
        because: LATER,
    },
    Fault {
        page: "SetLanternSchedule.en.md",
        path: "request/Mode/meanings",
        got: Some("{\"tide\":\"the height of the water (default)\",\"dusk\":\"the height of the sun\"}"),
        because: LATER,
    },
    Fault {
        page: "UpdateGreenhouse.zh.md",
        path: "examples/request",
        got: Some("{\"GreenhouseId\":\"gh-77****\",\"actionType\":\"warmer\",\"warmth\":22}"),
        because: LATER,
    },
];
