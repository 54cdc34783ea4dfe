"""Chinese and Korean names: syllables found, and written as others write them."""

from __future__ import annotations

import re
from random import Random

from tools.screening.tables import pairs

_FINALS = {
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u", "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u", "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo", "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong u uan uo ue",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan ue un uo",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo", "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo", "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un", "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo", "ch": "a ai an ang ao e en eng i ong ou u uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo", "r": "an ang ao e en eng i ong ou u uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo", "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing ong ou u uan ue un", "w": "a ai an ang ei en eng o u", "": "a ai an ang ao e en er ou",
}
PINYIN = {start + end for start, ends in _FINALS.items() for end in ends.split()}

# A sound of pinyin as Cantonese speakers in Hong Kong and overseas write it.
CANTONESE = pairs(
    "wang=wong li=lee zhang=cheung liu=lau chen=chan yang=yeung huang=wong zhao=chiu wu=ng zhou=chow xu=tsui sun=suen zhu=chu hu=wu guo=kwok he=ho "
    "gao=ko lin=lam luo=lo "
    "zheng=cheng liang=leung xie=tse song=sung tang=tong han=hon feng=fung deng=tang cao=tso peng=pang zeng=tsang xiao=siu tian=tin pan=poon "
    "yuan=yuen cai=choi jiang=kong "
    "du=to ye=yip wei=wai su=so lu=lo ding=ting ren=yam shen=sum yao=yiu jin=kam zhong=chung guang=kwong hua=wah wen=man jian=kin jun=kwan "
    "xing=hing hong=hung yi=yee "
    "qiang=keung yong=wing fu=fook sheng=sing da=tai hai=hoi dong=tung nan=nam xi=sai bei=pak shui=shui xin=sun jia=ka qing=ching xiang=heung "
    "long=lung bao=po guan=kwan "
    "shi=shek zhi=chi qi=kei ying=ying mei=mei hui=wai rong=wing yun=wan tai=tai chang=cheong fang=fong jing=king lian=lin wan=man qiu=yau "
    "shan=shan kai=hoi jie=kit"
)

# One usual character a sound: enough for a name to be asked in Chinese.
HAN = pairs(
    "wang=王 li=李 zhang=张 liu=刘 chen=陈 yang=杨 huang=黄 zhao=赵 wu=吴 zhou=周 xu=徐 "
    "sun=孙 ma=马 zhu=朱 hu=胡 guo=郭 he=何 gao=高 lin=林 luo=罗 zheng=郑 liang=梁 "
    "xie=谢 song=宋 "
    "tang=唐 han=韩 feng=冯 deng=邓 cao=曹 peng=彭 zeng=曾 xiao=小 tian=田 dong=东 pan=潘 "
    "yuan=元 cai=蔡 jiang=江 yu=宇 du=杜 ye=叶 cheng=成 wei=伟 su=苏 lu=陆 ding=丁 "
    "ren=仁 shen=沈 yao=姚 "
    "jin=金 zhong=中 guang=光 hua=华 wen=文 jian=建 jun=军 xing=兴 hong=红 yi=一 qiang=强 "
    "yong=永 fu=福 sheng=胜 da=大 hai=海 nan=南 xi=西 bei=北 shui=水 xin=新 jia=佳 "
    "qing=清 xiang=祥 long=龙 "
    "bao=宝 guan=关 shi=石 zhi=志 qi=奇 ying=英 mei=美 hui=辉 rong=荣 yun=云 tai=泰 "
    "chang=昌 fang=方 jing=京 lian=连 wan=万 qiu=秋 shan=山 kai=凯 jie=杰 ping=平 ming=明 "
    "bin=斌 bo=波 chao=超 "
    "chun=春 fei=飞 gang=刚 gui=贵 hao=浩 heng=恒 ji=吉 jiu=久 jiao=交 ke=科 kang=康 "
    "kun=坤 lei=雷 ling=玲 min=民 ning=宁 peng=鹏 qian=前 quan=全 rui=瑞 sen=森 shu=树 "
    "si=思 tao=涛 ting=婷 tong=通 "
    "xia=夏 xian=先 xiong=雄 xue=雪 yan=燕 yin=银 you=友 yue=月 ze=泽 zhen=珍 zhe=哲 zi=子 "
    "zong=宗 zuo=左 an=安 ai=爱 ba=巴 bai=白 chuan=川 en=恩 er=尔 gong=工 gu=古 "
    "huai=怀 huan=环 lan=兰 le=乐 mao=毛 na=娜"
)

# Korean sounds by McCune-Reischauer, the Revised system, and how people spell themselves; any one of a row for any other.
KOREAN = tuple(tuple(row.split()) for row in (
    "kim gim ghim", "ri lee yi rhee li", "pak park bak", "choe choi ch'oe", "chong jong jung jeong chung", "kang gang", "cho jo", "yun yoon",
    "chang jang", "im lim rim",
    "o oh", "so seo suh", "sin shin", "kwon gwon", "an ahn", "song sung seong", "yu yoo ryu", "chon jeon jun", "ko go koh", "mun moon", "son sohn",
    "pae bae", "paek baek paik",
    "ho heo hur", "sim shim", "no ro noh roh", "chu ju joo", "chol cheol chul jol", "yong young yeong", "hyok hyuk hyeok", "hyon hyun hyeon",
    "su soo", "un eun", "kuk guk kook",
    "myong myung myeong", "kyong kyung gyeong", "tae dae", "chin jin", "sok seok suk", "pom beom bum", "ki gi", "kwang gwang", "chun joon jun",
    "hun hoon", "nam naam", "kyu gyu", "tok deok duk",
    "pyong byung byeong", "mi mee", "hui hee hi", "il ihl"))
_KOREAN = {sound: row for row in KOREAN for sound in row}
HANGUL = pairs(
    "kim=김 ri=리 pak=박 choe=최 chong=정 kang=강 cho=조 yun=윤 chang=장 im=임 o=오 so=서 "
    "sin=신 kwon=권 an=안 song=성 yu=유 chon=전 ko=고 mun=문 son=손 pae=배 paek=백 "
    "ho=호 sim=심 no=노 chu=주 chol=철 "
    "yong=영 hyok=혁 hyon=현 su=수 un=은 kuk=국 myong=명 kyong=경 tae=대 chin=진 sok=석 "
    "pom=범 ki=기 kwang=광 chun=준 hun=훈 nam=남 kyu=규 tok=덕 pyong=병 mi=미 hui=희 "
    "il=일 jong=종 han=한 hwang=황 hong=홍 min=민 ok=옥 u=우 won=원"
)


def syllables(word: str) -> list[str]:
    """The sounds of a Chinese word in pinyin, or nothing where it is none.

    >>> syllables("Xiaokun"), syllables("Smith")
    (['xiao', 'kun'], [])
    """
    word = word.lower().replace("'", "").replace("-", "")
    found: dict[int, list[str]] = {len(word): []}
    for at in range(len(word) - 1, -1, -1):
        for end in range(min(len(word), at + 6), at, -1):
            rest = found.get(end)
            if rest is not None and word[at:end] in PINYIN and (at not in found or len(rest) + 1 < len(found[at])):
                found[at] = [word[at:end], *rest]
    return found.get(0, []) if word else []


_STARTS = (("zh", "ch"), ("ch", "ch'"), ("sh", "sh"), ("b", "p"), ("p", "p'"), ("d", "t"), ("t", "t'"), ("g", "k"), ("k", "k'"), ("j", "ch"),
    ("q", "ch'"), ("x", "hs"), ("r", "j"),
           ("z", "ts"), ("c", "ts'"))
_WHOLE = {"si": "ssu", "zi": "tzu", "ci": "tz'u", "zhi": "chih", "chi": "ch'ih", "shi": "shih", "ri": "jih", "er": "erh", "ye": "yeh", "yan": "yen",
    "you": "yu", "yong": "yung",
          "yi": "i", "yuan": "yüan", "yu": "yü", "yue": "yüeh", "ge": "ko", "ke": "k'o", "he": "ho", "gui": "kuei", "kui": "k'uei"}


def wade_giles(sound: str) -> str:
    """A sound of pinyin by Wade and Giles.

    >>> [wade_giles(one) for one in ("xiao", "zhang", "qing", "zhou", "guo", "xu")]
    ['hsiao', 'chang', "ch'ing", 'chou', 'kuo', 'hsü']
    """
    if sound in _WHOLE:
        return _WHOLE[sound]
    start, written = next(((one, other) for one, other in _STARTS if sound.startswith(one)), ("", ""))
    end = sound[len(start):]
    if start in ("j", "q", "x") and end.startswith("u"):
        end = "ü" + end[1:]
    if end in ("ie", "ue", "üe"):
        end = end.replace("u", "ü") + "h"
    elif end == "uo" and start not in ("g", "k", "h", "sh"):
        end = "o"
    else:
        end = {"ian": "ien", "iong": "iung", "ong": "ung"}.get(end, end)
    return written + end


def _chinese(name: str) -> list[list[str]]:
    words = [syllables(word) for word in re.findall(r"[A-Za-z'-]+", name)]
    return words if all(words) else []


def suits_chinese(name: str, countries: tuple[str, ...]) -> bool:
    if not {"CN", "HK", "TW", "MO"} & set(countries):
        return False
    words = _chinese(name)
    return 1 < len(words) < 4 and 1 < sum(map(len, words)) < 5


def chinese(name: str, chance: Random) -> str:
    """A Chinese name by another romanisation, joined, parted or hyphened another way, and often the family name in another place."""
    words = _chinese(name)
    how = chance.choice(("joined", "wade", "wade plain", "cantonese", "order"))
    if how.startswith("wade"):
        written = [[wade_giles(one) for one in word] for word in words]
        if how == "wade plain":
            written = [[one.replace("'", "").replace("ü", "u") for one in word] for word in written]
    elif how == "cantonese":
        written = [[CANTONESE.get(one, one) for one in word] for word in words]
    else:
        written = words
    between = chance.choice(("", "-", " ")) if how != "joined" else chance.choice(("-", " "))
    made = [between.join(one.capitalize() if between == " " else one for one in word).capitalize() if between != " "
        else " ".join(one.capitalize() for one in word) for word in written]
    if how == "order" or chance.random() < .3:
        made = made[1:] + made[:1]
    text = " ".join(made)
    return text.upper() if name.isupper() or chance.random() < .4 else text


def han(name: str) -> str:
    """The name in Chinese characters, "" where a sound is not in the table."""
    sounds = [one for word in _chinese(name) for one in word]
    return "".join(HAN[one] for one in sounds) if sounds and all(one in HAN for one in sounds) else ""


def suits_korean(name: str, countries: tuple[str, ...]) -> bool:
    words = re.findall(r"[a-z']+", name.lower())
    return bool({"KP", "KR"} & set(countries)) and 1 < len(words) < 4 and sum(one in _KOREAN for one in words) >= 2


def korean(name: str, chance: Random) -> str:
    """A Korean name with sounds spelt by another system, given names joined or hyphened."""
    words = re.findall(r"[A-Za-z']+", name)
    made = [chance.choice(_KOREAN[one.lower()]) if one.lower() in _KOREAN and chance.random() < .7 else one.lower() for one in words]
    if len(made) == 3 and chance.random() < .6:
        made = [made[0], made[1] + chance.choice(("", "-")) + made[2]]
    if chance.random() < .4:
        made = made[1:] + made[:1]
    text = " ".join(one.capitalize() for one in made)
    return text.upper() if chance.random() < .5 else text


def hangul(name: str) -> str:
    words = re.findall(r"[a-z']+", name.lower())
    named = [HANGUL.get(next((one for one in _KOREAN.get(word, (word,)) if one in HANGUL), word), "") for word in words]
    return "".join(named) if named and all(named) else ""
