//! Characters that a text may or must not have.

use super::Language::{Chinese, English};
use super::Makes::{Ascii, Characters, FirstCharacter, ForbiddenPrefixes, ForbiddenTexts};
use super::Phrase;

pub(crate) const ENGLISH: &[Phrase] = &[
    Phrase::new(
        "ascii",
        English,
        &["ascii characters"],
        r"(?i)(?:only|must be|consists? of) (?:contain |be )?ASCII characters",
        Ascii,
        ("Token String", "The token can contain only ASCII characters.", "Characters(ASCII)"),
    ),
    Phrase::new(
        "contains",
        English,
        &["contain", "consist", "include", "composed", "comprise"],
        r"(?i)(?:can|must|may|should|only|to|and|that|which|it|name|is|are|be|string)(?: only)? (?:contains?|consists? of|include|comprise|composed of)(?: only)?(?: of)?(?-u:\b)",
        Characters,
        (
            "Title String",
            "The title can contain letters, digits, periods (.), and hyphens (-).",
            "Characters(letters digits . -)",
        ),
    ),
    Phrase::new(
        "starts-with",
        English,
        &["start", "begin"],
        r"(?i)(?:must|should|can only|and|has to)(?: also)? (?:start|begin)s? with (?P<first>(?:an? |either |English |lowercase |uppercase |upper-?case |lower-?case |lower |case |Chinese |or |letters?|digits?|numbers?|characters?|underscores?|a-z|A-Z|,| |\(_\)|(?:[A-Za-z]{2,10} ){1,2}\([!-/:-@\[-`{-~]\)|forward slash(?-u:\b)|slash(?-u:\b))+)",
        FirstCharacter,
        ("Title String", "The title must start with a letter or digit.", "FirstCharacter(letter or digit)"),
    ),
    Phrase::new(
        "starts-not-with",
        English,
        &["start", "begin"],
        r"(?i)(?:cannot|must not|can not|may not|not|nor) (?:start|begin) with (?P<texts>.+)",
        ForbiddenPrefixes,
        ("Title String", "The title cannot start with ftp:// or tmp:.", "ForbiddenPrefixes(ftp:// tmp:)"),
    ),
    Phrase::new(
        "contains-not",
        English,
        &["contain", "include"],
        r"(?i)(?:cannot|must not|can not|may not|not|nor|or) (?:contain|include) (?P<texts>.+)",
        ForbiddenTexts,
        ("Title String", "The title cannot contain ftp:// or ftps://.", "ForbiddenTexts(ftp:// ftps://)"),
    ),
];

pub(crate) const CHINESE: &[Phrase] = &[
    Phrase::new(
        "ascii-zi-fu",
        Chinese,
        &["ascii"],
        r"(?i)(?:只|仅|必须为|由)(?:支持|能包含|允许|包含|能是|能为)?\s*ASCII\s*(?:编码)?字符",
        Ascii,
        ("Token String", "令牌只支持ASCII字符。", "Characters(ASCII)"),
    ),
    Phrase::new(
        "bao-han",
        Chinese,
        &["包含", "包括", "由", "允许", "支持", "使用", "只能是", "可为", "可含", "含有", "可以是", "组成"],
        r"(?:可以包含|可包含|只能包含|仅能包含|能包含|包含|可包括|包括|只允许|仅允许|允许使用|允许输入|支持输入|可以?输入|允许|只支持|仅支持|支持|可使用|可以使用|使用|只能是|可含|可含有|可以是|由)(?:以下字符|有|为|如下)?\s*[:：]?",
        Characters,
        ("Title String", "标题可包含字母、数字、半角句号（.）和短划线（-）。", "Characters(letters digits . -)"),
    ),
    Phrase::new(
        "kai-tou",
        Chinese,
        &["开头", "开始"],
        r"(?:必须|需要?|只能|须|应|且|，|,|。|^|可)以(?P<first>(?:大小写|大写|小写|大小|大|小|英文|字母|中文|汉字|数字|下划线|（_）|\(_\)|正?斜[线杠](?:（/）|\(/\))?|美元符号(?:（\$）|\(\$\))?|\$|或者|或|和|、|/|字符|\s)+)(?:开头|开始)",
        FirstCharacter,
        ("Title String", "标题必须以字母或数字开头。", "FirstCharacter(letter or digit)"),
    ),
    Phrase::new(
        "bu-neng-kai-tou",
        Chinese,
        &["开头", "开始"],
        r"(?:不能|不得|不允许|不可以|不可|不支持)以(?P<texts>(?:（；）|[^。；])+?)(?:开头|开始|作为开头)",
        ForbiddenPrefixes,
        ("Title String", "标题不能以ftp://或tmp:开头。", "ForbiddenPrefixes(ftp:// tmp:)"),
    ),
    Phrase::new(
        "bu-neng-bao-han",
        Chinese,
        &["不能", "不得", "不允许", "不可", "不支持"],
        r"(?:不能|不得|不允许|不可以|不可|不支持)(?:包含|含有|包括|出现)(?P<texts>(?:（；）|[^。；])+)",
        ForbiddenTexts,
        ("Title String", "标题不能包含ftp://或ftps://。", "ForbiddenTexts(ftp:// ftps://)"),
    ),
];
