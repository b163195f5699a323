"""Which of python-telegram-bot's tests are run, and which of these do not count, with the reason."""

FILES = (
    "test_bot.py",
    "test_constants.py",
    "test_forcereply.py",
    "test_replykeyboardmarkup.py",
    "test_replykeyboardremove.py",
    "_inline/test_inlinekeyboardmarkup.py",
    "_files/test_animation.py",
    "_files/test_audio.py",
    "_files/test_document.py",
    "_files/test_inputfile.py",
    "_files/test_inputmedia.py",
    "_files/test_photo.py",
    "_files/test_video.py",
    "_files/test_videonote.py",
    "_files/test_voice.py",
)

# Pictures and sounds that the tests name but the distribution lacks, and what stands in.
STAND_INS = {
    "telegram.jpg": "telegram_test_channel.jpg",
    "telegram.png": "telegram_sticker.png",
    "game.gif": "telegram.gif",
    "telegram.mp3": "telegram.midi",
    "telegram.ogg": "telegram.midi",
    "telegram.mp4": "telegram_video_sticker.webm",
    "telegram2.mp4": "telegram_video_sticker.webm",
}

MEASURED = "what Telegram measures and draws itself: durations, thumbnails"
LEFT_OUT = {
    r"poll|test_send_open_period|test_send_close_date": "polls",
    r"test_send_dice|_game": "dice and games",
    r"test_send_venue|test_send_contact": "venues and contacts",
    r"inline_message|inline_query|_inline$": "inline mode",
    r"profile_|personal_chat": "profiles",
    r"star|gift|subscription|paid_media": "payments and gifts",
    r"(edit_revoke|create|advanced)_chat_invite|join_request": "invite links but the primary one",
    r"promote_chat|administrator_rights": "promotions",
    r"chat_photo": "photos of chats",
    r"sticker_set": "stickers",
    r"live_photo": "live photos",
    r"message_thread_id": "forum topics",
    r"_url_|_url$": "files by URL: the playground fetches nothing",
    r"request_unknown_method|request_invalid_token": "the 404 of unknown methods: here an explicit 400",
    r"(Animation|Audio|Document|Video|VideoNote|Voice)WithRequest::test_send_all_args": MEASURED,
    r"(Audio|Video|VideoNote)WithRequest::test_get_and_download": "sizes of files not distributed",
    r"bytesio_jpg": "the sizes of a picture that Telegram has encoded anew",
}
NEEDS_NAMES = {r"set_webhook_get_webhook_info": "webhooks by a public name: this machine resolves none"}
