"""Refuses a text in traditional characters: mirrors of official pages garble names in them."""

from plans.documents.refusals import NotAPlan, Refusal

_TRADITIONAL = frozenset(
    "縣實務國會單門進導總產業發與為經濟領責標員區鄉鎮關於們請組織辦開動創設點應際說問題財農將對從來這個時間後現專項級監質環護員體統書記長東車馬機構電節項術際續營術權見觀議論變讓條達邊還選遠過運連週錢銀鐵錄險陽隊陳際隨雙難雲電靈靜頁順預領頭題類顯風飛館馬驗龍龜廳廠廣慶應懷懸戰戶執擴擔據擊數斷舊曆極樂標樣機檢權歡歲歷歸殘殺氣決沒溫滿滯漢潛濟濤為無煙營爭牆狀獨環產畫異當發盡監盤眾碼礎禮稅種穩積穫窮競筆節範築簡糧糾紀約紅紙級純細終組結絕給統經綠維網緊線編緩練縣縮總績織繼續罰義習聖聞聯聲職聽肅脅腦膚臨舉興舊艦藝節蓋處虛號蟲衛術衝補裝複見規視覽覺觀觸訂計訊討訓託記訪設許訴診評試詩話該詳認語誠誤說課調談請論諸講謀謝證識譜警譯議護譽讀變讓豐豬貝負財貢貧貨販責貫費貿資質購賽贊趕趙跡踐軍軟較載輔輕輛輝輪輯輸轉辦農這遊運過達違遠適遲遷選遺邊郵鄉醫釋針鋼錯鍵鎮鏡鐘長門閉開閒間閣閱關陣陸陽階際險隨隱雖雜離難電靈靜響頂項順須頓領頻題額顏願類顧風飯飲館馬駐駕騎驗驚體鬥魚鮮鳥鳴鹽麗麥黃點黨齊齒"
)
_SHARE = 0.05


def refuse_traditional(text: str) -> None:
    """Raise NotAPlan if more than a twentieth of the Chinese characters are traditional forms."""
    chinese = sum("\u4e00" <= sign <= "\u9fff" for sign in text)
    traditional = sum(sign in _TRADITIONAL for sign in text)
    if chinese and traditional > _SHARE * chinese:
        raise NotAPlan(Refusal.TRADITIONAL)
