"""Variants: kanji of names that NFKC leaves apart, each group after the one for which all of it is looked up."""

GROUPS = """
    高髙 崎﨑嵜 辺邊邉 斉齋齊斎 沢澤 浜濱濵 広廣 国國 桜櫻 島嶋嶌 徳德 恵惠 真眞 栄榮
    滝瀧 竜龍 富冨 条條 渕淵渊 曽曾 薮藪籔 桧檜 桑桒 吉𠮷 槙槇 与與 寿壽 実實
    豊豐 清淸 青靑 黒黑 横橫 緒緖 巌巖嵓 弥彌 万萬 郷鄕 関關 団團 学學 会會
    宝寶寳 蔵藏 来來 亀龜 晋晉 礼禮 顕顯 暁曉 亜亞 児兒 荘莊 円圓 増增 鉄鐵
    鴎鷗 塩鹽 焼燒 館舘 凛凜 遥遙 瑶瑤 穂穗 禄祿 薫薰 勲勳 誉譽 将將 叙敍敘
    峰峯 岳嶽 渓溪 戸戶 呉吳 内內 静靜 浄淨 聡聰 総總 篭籠 涛濤 磯礒 桟棧
    桝枡 柳栁 梅楳 角⻆ 浅淺 竃竈 黄黃 頼賴 瀬瀨 頬頰 芦蘆 蛎蠣 姫姬 姉姊
    為爲 剣劍劔 巻卷 収收 仏佛 伝傳 体體 両兩 並竝 乗乘 従從 徴徵 応應 恒恆
    悦悅 戦戰 払拂 拝拜 撃擊 数數
"""
VARIANTS = {variant: group[0] for group in GROUPS.split() for variant in group[1:]}
"""The kanji that is compared, for each of its variants."""
