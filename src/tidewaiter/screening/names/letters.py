"""Letters of other scripts and what the trade writes for them: tables only, each row as passports and lists romanise it."""

from __future__ import annotations

# Cyrillic. Russian as BGN/PCGN has it, without its dots and apostrophes: "ye" at the start of a word and after a vowel or a sign, -y for -ий and -ый.
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "ѓ": "gj", "ќ": "kj",
    "ѕ": "dz",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "җ": "j",
    "ѣ": "e", "ѳ": "f", "ѵ": "i", "ӏ": "", "’": "", "ӑ": "a", "ӗ": "e", "ӳ": "u", "ҫ": "s", "ҙ": "z", "ҡ": "k",
}
UKRAINIAN = {"г": "h", "и": "y", "щ": "shch", "й": "y"}
BELARUSIAN = {"г": "h", "щ": "shch"}
SERBIAN = {"ж": "z", "ч": "c", "ш": "s", "х": "h", "ц": "c", "џ": "dz"}      # as written in Latin, its hooks off
SOFTENING = "аеёийоуыэюяіїєўъь"                                              # after these Russian е is "ye"
LOOK_ALIKES = str.maketrans("авеёкмнорстухіјѕгп", "abeekmhopctyxijsrn")      # a Cyrillic letter in a Latin word is meant to be seen as this

GREEK_PAIRS = {
    "ου": "ou", "αι": "ai", "ει": "ei", "οι": "oi", "αυ": "av", "ευ": "ev", "ηυ": "iv", "γγ": "ng", "γχ": "nch", "γξ": "nx", "τσ": "ts", "τζ": "tz",
    "μπ": "mp", "ντ": "nt", "γκ": "gk",
}
GREEK_STARTS = {"μπ": "b", "ντ": "d", "γκ": "g"}
GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x",
    "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
}

# Arabic, Persian, Urdu, Pashto, Kurdish. Short vowels are not written; و and ی are settled by what stands beside them.
ARABIC = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "i", "ٱ": "a", "ء": "", "ؤ": "u", "ئ": "i", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "ى": "a", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ک": "k",
    "ٹ": "t", "ڈ": "d", "ڑ": "r", "ں": "n", "ھ": "h", "ہ": "h", "ۀ": "a", "ۃ": "a", "ے": "e", "ې": "e", "ۍ": "i", "ټ": "t", "ډ": "d", "ړ": "r",
    "ښ": "sh", "ږ": "g", "ځ": "dz", "څ": "ts", "ڼ": "n", "ګ": "g", "ڤ": "v", "ۆ": "o", "ێ": "e", "ڕ": "r", "ڵ": "l", "ە": "e", "ڭ": "ng", "ۇ": "u",
    "ۈ": "u", "ۋ": "v", "ٴ": "", "ـ": "",
    "َ": "a", "ُ": "u", "ِ": "i", "ً": "", "ٌ": "", "ٍ": "", "ّ": "", "ْ": "", "ٰ": "a", "ٓ": "", "ٔ": "", "ٕ": "",
}
ARABIC_VOWELS = "اآأإىةَُِ"
ARABIC_MARKS = "ًٌٍَُِّْٰٕٓٔـٴ"
WAW, YEH = "و", "يی"

HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "v", "ז": "z", "ח": "h", "ט": "t", "י": "i", "כ": "k", "ך": "kh", "ל": "l", "מ": "m",
    "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "f", "צ": "tz", "ץ": "tz", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}

DEVANAGARI_VOWELS = {
    "अ": "a", "आ": "a", "इ": "i", "ई": "i", "उ": "u", "ऊ": "u", "ऋ": "ri", "ए": "e", "ऐ": "ai", "ओ": "o", "औ": "au", "ऑ": "o", "ऍ": "e",
}
DEVANAGARI_SIGNS = {
    "ा": "a", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "ृ": "ri", "े": "e", "ै": "ai", "ो": "o", "ौ": "au", "ॉ": "o", "ॅ": "e", "्": "", "ं": "n",
    "ँ": "n", "ः": "h", "़": "", "ऽ": "",
}
DEVANAGARI_CONSONANTS = {
    "क": "k", "ख": "kh", "ग": "g", "घ": "gh", "ङ": "n", "च": "ch", "छ": "chh", "ज": "j", "झ": "jh", "ञ": "n", "ट": "t", "ठ": "th", "ड": "d",
    "ढ": "dh", "ण": "n", "त": "t", "थ": "th", "द": "d", "ध": "dh", "न": "n", "प": "p", "फ": "ph", "ब": "b", "भ": "bh", "म": "m", "य": "y",
    "र": "r", "ल": "l", "व": "v", "श": "sh", "ष": "sh", "स": "s", "ह": "h", "ळ": "l",
}

# Hangul as the lists write Korean names, who are mostly of the north: a syllable apart, k t p j at its start.
HANGUL_FIRST = ("k", "kk", "n", "t", "tt", "r", "m", "p", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h")
HANGUL_VOWEL = ("a", "ae", "ya", "yae", "o", "e", "yo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "u", "ui", "i")
HANGUL_LAST = ("", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "l", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t",
"p", "t")

SMALL_KANA = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ャ": "ya", "ュ": "yu", "ョ": "yo"}
SMALL_TSU = "っッ"
SMALL_VOWELS = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
LONG_MARK = "ー"
