"""Compile the names of people of sixty locales into `exodus_cli/world/names.txt`.

    python tools/build_names.py            # needs `pip install faker`; not needed to use or test exodus

The source is Faker's person providers (MIT licence, Daniele Faraglia and contributors). Names in Cyrillic,
Georgian, Armenian and Greek are romanised in the spellings newspapers use; other scripts are left out, but
for the romanised lists that Faker has. A short table of our own adds what it lacks.
"""

from __future__ import annotations

import importlib
import pkgutil
import unicodedata
from collections import defaultdict
from itertools import islice, product
from pathlib import Path
from typing import Any

import faker
import faker.providers.person as providers

OUT = Path(__file__).parent.parent / "exodus_cli" / "world" / "names.txt"
# Names that one provider lists to be complete, in their thousands, are no sign of being common.
MOST_VARIANTS = 6
CYRILLIC: dict[str, tuple[str, ...]] = {
    **{
        c: (r,)
        for c, r in zip(
            "абвдзклмнопрстуфьъ", ["a", "b", "v", "d", "z", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "", ""], strict=True
        )
    },
    "г": ("g",),
    "ґ": ("g",),
    "е": ("e",),
    "ё": ("e", "yo"),
    "ж": ("zh",),
    "и": ("i",),
    "й": ("y", "i"),
    "х": ("kh",),
    "ц": ("ts",),
    "ч": ("ch",),
    "ш": ("sh",),
    "щ": ("shch",),
    "ы": ("y",),
    "э": ("e",),
    "ю": ("yu", "iu"),
    "я": ("ya", "ia"),
    "і": ("i",),
    "ї": ("i", "yi"),
    "є": ("ie", "ye"),
    "ј": ("j",),
    "љ": ("lj",),
    "њ": ("nj",),
    "џ": ("dz",),
    "ѓ": ("gj",),
    "ќ": ("kj",),
    "ѕ": ("dz",),
}
UKRAINIAN = {**CYRILLIC, "г": ("h",), "и": ("y",)}
GEORGIAN = dict(
    zip(
        "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
        [
            (r,)
            for r in [
                "a",
                "b",
                "g",
                "d",
                "e",
                "v",
                "z",
                "t",
                "i",
                "k",
                "l",
                "m",
                "n",
                "o",
                "p",
                "zh",
                "r",
                "s",
                "t",
                "u",
                "p",
                "k",
                "gh",
                "q",
                "sh",
                "ch",
                "ts",
                "dz",
                "ts",
                "ch",
                "kh",
                "j",
                "h",
            ]
        ],
        strict=True,
    )
)
ARMENIAN = dict(
    zip(
        "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
        [
            (r,)
            for r in [
                "a",
                "b",
                "g",
                "d",
                "e",
                "z",
                "e",
                "y",
                "t",
                "zh",
                "i",
                "l",
                "kh",
                "ts",
                "k",
                "h",
                "dz",
                "gh",
                "ch",
                "m",
                "y",
                "n",
                "sh",
                "o",
                "ch",
                "p",
                "j",
                "r",
                "s",
                "v",
                "t",
                "r",
                "ts",
                "v",
                "p",
                "k",
                "o",
                "f",
            ]
        ],
        strict=True,
    )
)
GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        [
            (r,)
            for r in [
                "a",
                "v",
                "g",
                "d",
                "e",
                "z",
                "i",
                "th",
                "i",
                "k",
                "l",
                "m",
                "n",
                "x",
                "o",
                "p",
                "r",
                "s",
                "s",
                "t",
                "y",
                "f",
                "ch",
                "ps",
                "o",
            ]
        ],
        strict=True,
    )
)
SCRIPTS: dict[str, dict[str, tuple[str, ...]]] = {
    "ru_RU": CYRILLIC,
    "bg_BG": CYRILLIC,
    "mk_MK": CYRILLIC,
    "uk_UA": UKRAINIAN,
    "ka_GE": GEORGIAN,
    "hy_AM": ARMENIAN,
    "el_GR": GREEK,
}
# Romanised Arabic, Persian, Turkic, Hebrew, Korean and Chinese names that the providers have in their own scripts only; our own list.
# fmt: off
OWN = {
    "m": """Abbas Abdallah Abdel Abdelaziz Abdelfattah Abdul Abdulaziz Abdullah Abdulrahman Abu Adel Adnan Afif Ahmad Ahmadou Ahmed
        Akbar Akram Ali Aliou Amin Amir Ammar Amos Anas Anwar Ariel Ashraf Assad Ayman Aziz Bandar Bashar Bashir
        Benjamin Benny Binyamin Burhan Daoud Ehud Emad Fadi Fahd Faisal Fathi Fayez Fouad Ghassan Habib Hadi Hafez Hamad
        Hamdi Hamid Hamza Hani Haniyeh Haroun Hashem Hassan Hasan Haidar Haider Hazem Hicham Hisham Hosni Hossein
        Houssein Hussain Hussein Husni Ibrahim Idris Imad Imran Isaac Ismail Ismael Itamar Jaber Jabir Jafar Jalal Jamal
        Jamil Javad Jawad Kamal Kareem Karim Kassem Khaled Khalid Khalil Laith Mahdi Mahmood Mahmoud Mahmud Malik
        Mansour Marwan Masoud Mehdi Mehmet Menachem Mohamad Mohamed Mohammad Mohammed Mohammadreza Mojtaba Moqtada
        Mordechai Moshe Mousa Moussa Muammar Mubarak Muhammad Muhammed Mujtaba Munir Musa Mustafa Mustapha Nabih Nabil
        Nader Naftali Naguib Naim Nasser Nasir Nawaf Nayef Nizar Nouri Omar Osama Osman Ousmane Qasem Qassem Rached
        Rachid Rafiq Rafik Rami Ramzi Rashid Recep Reza Riad Riyad Ruhollah Saad Saadi Sabri Saddam Saeed Said Saif
        Salah Saleh Salem Salim Salman Sami Samir Samer Sayed Selim Shaul Shimon Sufyan Suleiman Sultan Tahir Talal
        Tamer Tareq Tarek Tariq Tayyip Uday Usama Wael Wahid Walid Wissam Yahya Yair Yasin Yasir Yasser Yehuda Yitzhak
        Yoav Yossi Younes Younis Yousef Youssef Yusuf Zaid Zakaria Ziad Zayed Jong-un Jong-il Jae-in Jinping Keqiang
        Jiabao Jintao Xiaobo Xiaoping Zedong Weiwei Shinzo Fumio Yoshihide Junichiro Taro Naoto Narendra Manmohan Rahul
        Imran Nawaz Asif Pervez Bilawal Joko Najib Mahathir Anwar Thaksin Prayut Ferdinand Rodrigo Benigno Rahm Barack
        Mitt Newt Vaclav Viktor Volodymyr Aleksei Alexei Alexey Aleksey Sergei Sergey Serhiy Dmitry Dmitri Dmytro
        Yevgeny Evgeny Yevgeni Oleksandr Oleksiy Andrei Andrey Andriy Nikolai Mikhail Mykola Mykhailo Vadim Vitali
        Vitaly Vladimir Ilya Kirill Arseniy Petro Ruslan Ramzan Aslan Nursultan Kassym-Jomart Islam Emomali Gurbanguly
        Ilham Heydar Nikol Serzh Mikheil Bidzina Eduard Kemal Ekrem Bulent Devlet Abdullahi Goodluck Muhammadu Olusegun
        Cyril Jacob Thabo Nelson Kofi Boutros Robert Laurent-Desire Joao Jair Luiz Lula Nicolas Nayib Evo Rafael Hugo
        Fidel Raul Juan Enrique Felipe Vicente Gustavo Alvaro Ivan Sebastian Silvio Matteo Giorgio Beppe Gianfranco
        Gianni Pierluigi Pier Umberto Massimo Romano Walter Achille Giulio Bettino Aldo Oscar Sandro Francesco Pietro
        Roberto Renato Maurizio Angelino Ignazio Renzo Niccolò Nicolò Gianluca Gianluigi Giancarlo Giampaolo Giampiero
        Giandomenico Gianmarco Gianmaria Giovanbattista Pierfrancesco Pierpaolo Piergiorgio Piero Pippo Ciro Carmelo
        Calogero Rosario Salvatore Gennaro Pasquale Nando Nino Tonino Toni Tony Totò Vito Vittorio Ermanno Ezio Fausto
        Gaetano Gino Guglielmo Guido Italo Ivano Lamberto Leoluca Loris Luciano Lucio Nichi Nicola Oreste Ottaviano
        Ottavio Paolo Primo Raffaele Remo Rocco Romolo Sabino Samuele Savino Simone Stefano Tiziano Tommaso Ugo
        Valentino Valerio Virgilio Zeno Denis Andrea Luca Mattia Elia Enea Geremia Isaia Tobia""",
    "f": """Aisha Aicha Amal Amina Amira Angela Aung Benazir Condoleezza Dalia Dilma Dina Fadia Farah Farida Fatima Fatma Fatemeh
        Ghada Golda Hanan Hind Huda Indira Jamila Khadija Khadijah Laila Layla Leila Leyla Lina Maha Mahsa Malala Manal
        Mariam Maryam Masih Megawati Michelle Mona Muna Nadia Nahed Najat Narges Nasrin Nawal Noor Noura Nour Park Rania
        Rasha Reem Rima Safiya Salma Samira Sana Sara Sawsan Shireen Shirin Soraya Souad Suu Suzanne Tzipi Wafa Yasmin
        Yasmine Yingluck Zahra Zainab Zeinab Tatyana Tatiana Tetiana Svetlana Irina Iryna Olga Olha Oksana Natalia
        Natalya Nataliya Yekaterina Ekaterina Kateryna Katerina Yulia Yuliya Yulija Anastasia Anastasiya Maria Mariya
        Ksenia Kseniya Lyudmila Ludmila Galina Halyna Valentina Valeriya Viktoria Viktoriya Yelena Elena Olena Ira
        Nastya Masha Dasha Katya Anya Sonya Lena Tanya Zhanna Nadezhda Vera Lyubov Larisa Marina Polina Alina Alyona
        Ursula Kaja Sanna Mette Magdalena Zuzana Maia Jadranka Kolinda Ngozi Ellen Joyce Wangari Graca Cristina Michelle
        Isabel Keiko Claudia Gabriela Xiomara Dina Giorgia Elly Mara Emma Daniela Rosy Rosi Nilde Tina Susanna Livia
        Laura Marianna Mariastella Stefania Renata Debora Deborah Alessandra Ilaria Ottavia Barbara Beatrice Michela
        Mirella Monica Ornella Patrizia Rita Rosa Sabrina Serena Silvia Simona Tiziana Valeria Virginia Marisa Noemi
        Elisabetta Annamaria Mariapia Maria-Elena Giuliana Giuseppina Concetta Carmela Assunta Agata Lucia""",
    "s": """Abe Ahn Aliyev Assad Bai Bush Cai Cameron Chang Chen Cheney Chiang Cho Choi Chung Clinton Deng Erdogan Erdoğan Fang Feng
        Gandhi Gao Guo Han He Hu Huang Ishiba Jang Jiang Jeong Johnson Jung Kang Kerry Khamenei Khan Kim Kishida Koizumi
        Kwon Le Lee Li Liang Lim Lin Liu Lu Luo Ma Mao Merkel Modi Moon Netanyahu Nguyen Obama Oh Park Peng Pham Putin
        Qin Rao Rhee Rouhani Sarkozy Seo Shen Shin Singh Song Suga Sun Tang Tanaka Thatcher Tran Trump Tsai Tusk Wang
        Wei Wen Wong Wu Xi Xiao Xie Xu Yang Yao Ye Yeltsin Yoon Yu Yuan Zelensky Zelenskyy Zelenskiy Zeng Zhang Zhao
        Zheng Zhou Zhu Zhao Zuo Gorbachev Medvedev Lavrov Shoigu Lukashenko Poroshenko Saakashvili Nazarbayev Tokayev
        Kadyrov Berlusconi Prodi Napolitano Mattarella Renzi Monti Draghi Conte Meloni Salvini Schlein Bersani Alfano
        Grillo D'Alema Veltroni Fini Casini Bossi Maroni Calderoli Brunetta Tremonti Alemanno Formigoni Marchionne
        Ratzinger Bergoglio Macron Hollande Chirac Mitterrand Scholz Schröder Kohl Blair Brown Sunak Starmer Truss Biden
        Harris Pence Pompeo Rubio Vance Romney McCain Reagan Nixon Kissinger Rumsfeld Powell Albright Annan Guterres Ban""",
}

# Surnames that news prints without a given name, and that are hardly anything else; they count as known everywhere.
FAMOUS = """Adenauer Ahmadinejad Albright Alemanno Aliyev Andreotti Annan Arafat Ardern Ashcroft Assange Baerbock Barroso
        Bergoglio Berlusconi Bernanke Bersani Bezos Biden Bolsonaro Borrell Brezhnev Brunetta Calderoli Carney Castro
        Ceausescu Chávez Cheney Chirac Churchill Clinton Cofferati Craxi D'Alema DeSantis Dijsselbloem Duterte
        Einstein Epstein Erdogan Erdoğan Fillon Formigoni Franceschini Fujimori Gaddafi Gadhafi Qaddafi Gentiloni
        Giuliani Giscard Giolitti Gorbachev Gorbaciov Guterres Hariri Hollande Hussein Janukovich Juncker Kaczynski
        Kadyrov Karzai Kennedy Kerry Khamenei Khomeini Khrushchev Kirchner Kissinger Kohl Krusciov Lavrov Letta Livni
        Lukashenko Macron Maduro Maliki Mandela Maroni Mattarella McConnell Medvedev Meloni Merkel Merz Milei
        Milosevic Mitterrand Mnuchin Modi Mubarak Mugabe Murdoch Musharraf Musk Mussolini Napolitano Navalny Nasrallah
        Netanyahu Nixon Obama Olmert Orbán Orban Palin Peskov Pinochet Pompeo Poroshenko Prigozhin Prodi Putin
        Rasmussen Ratzinger Reagan Renzi Rouhani Rumsfeld Rutte Saakashvili Salvini Sarkozy Schäuble Schifani Scholz
        Schröder Schulz Shoigu Silvestri Sisi Snowden Soros Stalin Starmer Stoltenberg Strauss-Kahn Sunak Thatcher
        Timoshenko Tymoshenko Trudeau Trump Tsipras Tremonti Tusk Varoufakis Veltroni Yanukovych Yatsenyuk Yeltsin
        Zapatero Zelensky Zelenskyy Zelenskiy Zuckerberg Zuma Blatter Guardiola Mourinho Ronaldo Messi Zidane Buffon
        Totti Djokovic Federer Nadal Schumacher Hamilton Vettel Verstappen Fognini Lagarde Draghi Fauci Zedillo Fini
        Casini Rutelli Fassino Bertinotti Mastella Pannella Bindi Gelmini Brambilla Carfagna Frattini Scajola Bondi
        Verdini Lupi Zaia Cota Cuffaro Bassolino De_Magistris Pisapia Boschi Poletti Padoan Delrio Minniti Bonafede
        Toninelli Raggi Appendino Zingaretti Calenda Schlein Tajani Crosetto Nordio Piantedosi Sangiuliano
        Lollobrigida"""


def latin(name: str) -> bool:
    """Whether every letter is a Latin one."""
    return all(unicodedata.name(c, "").startswith("LATIN") for c in name if c.isalpha())


def romanised(name: str, locale: str) -> list[str]:
    """The Latin spellings of a name, none where its script is not romanised here."""
    name = name.strip()
    if latin(name):
        return [name]
    table = SCRIPTS.get(locale)
    if table is None:
        return []
    plain = name.lower()
    if table is GREEK:
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    choices: list[tuple[str, ...]] = []
    for n, c in enumerate(plain):
        if plain[n:] == "ий" and table is not GREEK:  # Dmitry, Dmitriy
            choices.append(("y", "iy", "i"))
            break
        if n == 0 and c == "е":
            choices.append(("e", "ye"))
        else:
            choices.append(table.get(c, (c,) if c in " -'’" else ("",)))
    out = {"".join(letters).title() for letters in islice(product(*choices), MOST_VARIANTS)}
    return sorted(n for n in out if len(n) > 1)


def lists_of(provider: Any) -> list[tuple[str, Any]]:
    """(class "m" "f" "u" "s", names) of a provider."""
    out: list[tuple[str, Any]] = []
    for attribute in dir(provider):
        values = getattr(provider, attribute)
        if not isinstance(values, (list, tuple, dict, set)) or "pair" in attribute or "format" in attribute:
            continue
        if "last" in attribute and "name" in attribute:
            out.append(("s", values))
        elif attribute.startswith("first"):
            kind = "f" if "female" in attribute else "m" if "_male" in attribute else "u"
            out.append((kind, values))
    return out


def gather() -> dict[str, dict[str, set[str]]]:
    """{name: {class: locales}}."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for module in sorted(m.name for m in pkgutil.iter_modules(providers.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        language = module.split("_")[0] if module not in ("de_CH", "fr_DZ") else module
        for kind, values in lists_of(provider):
            for value in values:
                if isinstance(value, str):
                    for name in romanised(value, module):
                        if name[:1].isupper() and len(name) > 1:
                            found[name][kind].add(language)
    for kind, names in OWN.items():
        for name in names.split():
            found[name][kind] |= {"own", "own2"}
    for name in FAMOUS.split():
        found[name]["s"] |= {f"own{n}" for n in range(9)}
    return found


def main() -> None:
    """Write the file."""
    groups: dict[tuple[str, int, int], list[str]] = defaultdict(list)
    for name, kinds in gather().items():
        male, female = len(kinds["m"]), len(kinds["f"])
        given = len(kinds["m"] | kinds["f"] | kinds["u"])
        gender = "-" if not given else "m" if male >= 3 * female and male else "f" if female >= 3 * male and female else "u"
        for part in {name, name.replace("’", "'")}:
            if " " not in part:
                groups[gender, min(given, 9), min(len(kinds["s"]), 9)].append(part)
    lines = [
        "# Given names and surnames by (gender, languages that list it as a given name, as a surname). Compiled by tools/build_names.py",
        f"# from Faker {faker.VERSION}'s person providers, (c) Daniele Faraglia and contributors, MIT licence, and a list of our own.",
    ]
    for (gender, given, surname), names in sorted(groups.items()):
        lines.append(f"{gender} {given} {surname} {' '.join(sorted(set(names)))}")
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(sum(len(n) for n in groups.values()), "names,", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
