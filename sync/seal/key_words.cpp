// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/key_words.h"

#include "sync/seal/age_crypto.h"

#include <cstdint>

namespace tessera {
namespace {

constexpr int kWords = 6;
constexpr unsigned kBitsOfWord = 10;

constexpr std::array<std::string_view, kFingerprintWords> kList = {
    "acorn",    "actor",     "adult",     "agent",     "agile",    "album",    "almond",   "alpine",
    "amber",    "ample",     "anchor",    "angel",     "ankle",    "apple",    "apricot",  "april",
    "apron",    "arch",      "arctic",    "arena",     "armor",    "army",     "arrow",    "artist",
    "ash",      "aspen",     "atlas",     "august",    "aunt",     "autumn",   "avenue",   "award",
    "axe",      "azure",     "bacon",     "badge",     "badger",   "bagel",    "baker",    "balcony",
    "balloon",  "bamboo",    "banana",    "band",      "banjo",    "bank",     "barge",    "barley",
    "barn",     "barrel",    "basic",     "basil",     "basin",    "basket",   "battery",  "bay",
    "beach",    "bead",      "beam",      "bean",      "bear",     "beaver",   "bed",      "beech",
    "beef",     "beehive",   "beetle",    "bell",      "bench",    "berry",    "bicycle",  "birch",
    "bird",     "biscuit",   "bishop",    "black",     "blanket",  "blossom",  "blouse",   "blue",
    "board",    "bobbin",    "bolt",      "bone",      "book",     "boot",     "border",   "bottle",
    "bow",      "bowl",      "box",       "boy",       "bracelet", "branch",   "brass",    "bread",
    "breeze",   "brick",     "bride",     "bridge",    "bright",   "brisk",    "brother",  "brown",
    "brush",    "bubble",    "bucket",    "bud",       "buffalo",  "bulb",     "bull",     "bundle",
    "bunny",    "buoy",      "bus",       "bush",      "button",   "cabbage",  "cabin",    "cabinet",
    "cable",    "cactus",    "calendar",  "calf",      "calm",     "camel",    "camera",   "camp",
    "canal",    "candle",    "candy",     "cane",      "canoe",    "canvas",   "canyon",   "cap",
    "captain",  "car",       "caravan",   "card",      "careful",  "cargo",    "carpet",   "cart",
    "castle",   "cat",       "cattle",    "cave",      "cedar",    "ceiling",  "cellar",   "cello",
    "cement",   "chain",     "chair",     "chalk",     "chapel",   "cheerful", "cheese",   "cherry",
    "chess",    "chest",     "chestnut",  "child",     "chimney",  "chin",     "china",    "chisel",
    "choir",    "church",    "cinema",    "circle",    "circus",   "city",     "clam",     "clay",
    "clean",    "clever",    "cliff",     "clock",     "cloth",    "cloud",    "clover",   "clown",
    "coach",    "coal",      "coast",     "coat",      "cobalt",   "cobweb",   "cocoa",    "coffee",
    "coin",     "colt",      "comb",      "comet",     "compass",  "cone",     "cook",     "cookie",
    "copper",   "coral",     "cork",      "corn",      "cosy",     "cotton",   "couch",    "country",
    "court",    "cousin",    "cow",       "cradle",    "crane",    "crate",    "crayon",   "cream",
    "creek",    "cricket",   "crocus",    "crown",     "crumb",    "crystal",  "cube",     "cuckoo",
    "cup",      "curtain",   "cushion",   "cycle",     "daffodil", "dairy",    "daisy",    "dance",
    "dawn",     "day",       "deck",      "deep",      "deer",     "delta",    "desert",   "desk",
    "diamond",  "diary",     "dice",      "diesel",    "dinner",   "diver",    "dog",      "doll",
    "dolphin",  "donkey",    "door",      "dove",      "drawer",   "dream",    "dress",    "drift",
    "drill",    "drum",      "duck",      "dusk",      "dust",     "eager",    "eagle",    "ear",
    "early",    "earth",     "east",      "easy",      "echo",     "edge",     "eel",      "egg",
    "elbow",    "elephant",  "elk",       "elm",       "ember",    "emerald",  "engine",   "evening",
    "fabric",   "face",      "factory",   "fair",      "falcon",   "family",   "fan",      "fancy",
    "farm",     "farmer",    "fast",      "father",    "feather",  "fence",    "fern",     "ferry",
    "festival", "fiddle",    "field",     "fig",       "finch",    "fine",     "finger",   "fir",
    "fire",     "firm",      "fish",      "flame",     "flannel",  "flask",    "flat",     "fleece",
    "flint",    "flock",     "floor",     "flour",     "flower",   "flute",    "foal",     "foam",
    "folk",     "foot",      "forest",    "fork",      "fort",     "fossil",   "fountain", "frame",
    "freckle",  "fresh",     "friday",    "fridge",    "friend",   "frog",     "frosty",   "fruit",
    "full",     "funnel",    "fur",       "gable",     "galaxy",   "gallop",   "gander",   "garage",
    "garden",   "garlic",    "garnet",    "gate",      "gecko",    "gem",      "gentle",   "giant",
    "giddy",    "gift",      "giraffe",   "girl",      "glacier",  "glad",     "glass",    "globe",
    "glove",    "goat",      "goblet",    "gold",      "golden",   "goose",    "gorge",    "grand",
    "grape",    "grass",     "gravel",    "gravy",     "great",    "green",    "grocer",   "guest",
    "guide",    "guitar",    "gull",      "gum",       "gutter",   "hail",     "hall",     "hamlet",
    "hammer",   "hammock",   "hamster",   "hand",      "handle",   "harbour",  "hardy",    "hare",
    "harp",     "harvest",   "hasty",     "hawk",      "hay",      "hazel",    "head",     "heart",
    "heather",  "hedge",     "helmet",    "hen",       "herb",     "heron",    "herring",  "hill",
    "hinge",    "hobby",     "hollow",    "holly",     "honey",    "hood",     "hoof",     "hook",
    "horizon",  "horn",      "horse",     "hotel",     "hound",    "hour",     "house",    "hut",
    "ice",      "icicle",    "igloo",     "inch",      "ink",      "inlet",    "iris",     "iron",
    "island",   "ivory",     "ivy",       "jacket",    "jaguar",   "jam",      "january",  "jar",
    "jasmine",  "jaw",       "jeans",     "jersey",    "jewel",    "jigsaw",   "joiner",   "jolly",
    "journal",  "jug",       "july",      "jumper",    "june",     "jungle",   "juniper",  "kayak",
    "keel",     "kennel",    "kettle",    "key",       "kilt",     "kind",     "king",     "kitchen",
    "kitten",   "knee",      "knight",    "knot",      "koala",    "lace",     "ladder",   "lady",
    "lagoon",   "lake",      "lamb",      "lamp",      "land",     "lapel",    "larch",    "large",
    "lark",     "laundry",   "lava",      "lavender",  "leaf",     "leather",  "ledge",    "leek",
    "leg",      "lemon",     "lens",      "leopard",   "letter",   "lettuce",  "library",  "lid",
    "light",    "lilac",     "lime",      "linen",     "lion",     "lip",      "lively",   "lizard",
    "lobby",    "lock",      "locket",    "locust",    "loft",     "log",      "loom",     "lorry",
    "lucky",    "lunch",     "lute",      "lynx",      "machine",  "magnet",   "mango",    "mantle",
    "map",      "maple",     "marble",    "march",     "mare",     "marsh",    "mask",     "mast",
    "mat",      "match",     "meadow",    "meal",      "menu",     "merry",    "metal",    "meteor",
    "midnight", "mild",      "mile",      "mill",      "mint",     "mirror",   "mist",     "mitten",
    "moat",     "modest",    "monday",    "monkey",    "moon",     "moose",    "morning",  "mosaic",
    "moth",     "mother",    "motor",     "mountain",  "mouse",    "mouth",    "mud",      "mug",
    "mule",     "museum",    "mushroom",  "music",     "mustard",  "napkin",   "navy",     "neat",
    "neck",     "necklace",  "needle",    "nephew",    "nest",     "nettle",   "newt",     "niece",
    "night",    "nimble",    "noble",     "noodle",    "north",    "nose",     "notebook", "novel",
    "november", "number",    "nurse",     "nutmeg",    "nylon",    "oak",      "oar",      "oasis",
    "oat",      "ocean",     "october",   "octopus",   "office",   "oil",      "olive",    "onion",
    "opera",    "orange",    "orchard",   "orchid",    "organ",    "osprey",   "ostrich",  "oval",
    "oven",     "owl",       "oyster",    "paddle",    "page",     "pail",     "palace",   "palm",
    "pan",      "panda",     "panel",     "pansy",     "panther",  "parade",   "parcel",   "park",
    "parrot",   "parsley",   "pasta",     "paste",     "path",     "patient",  "patio",    "pavement",
    "pea",      "peach",     "peanut",    "pear",      "pearl",    "pebble",   "pedal",    "pelican",
    "pen",      "penguin",   "penny",     "peony",     "pepper",   "perch",    "petal",    "pheasant",
    "piano",    "pickle",    "picnic",    "picture",   "pie",      "pier",     "pigeon",   "pilot",
    "pine",     "pink",      "pint",      "pipe",      "pirate",   "plain",    "plank",    "plant",
    "plaster",  "plate",     "platform",  "plough",    "plum",     "poem",     "poet",     "polar",
    "polite",   "pond",      "pony",      "poplar",    "poppy",    "porch",    "porridge", "port",
    "postcard", "pot",       "potter",    "powder",    "prairie",  "prince",   "princess", "printer",
    "prism",    "puddle",    "puffin",    "pulley",    "pump",     "pumpkin",  "puppet",   "puppy",
    "purse",    "puzzle",    "pyramid",   "quail",     "quarry",   "quarter",  "quartz",   "quick",
    "quiet",    "quill",     "quilt",     "quince",    "quiver",   "raccoon",  "radar",    "radio",
    "radish",   "raft",      "rail",      "rain",      "raisin",   "rake",     "ramp",     "ranch",
    "rapid",    "rare",      "raspberry", "ready",     "reed",     "reef",     "reindeer", "ribbon",
    "rice",     "rich",      "ring",      "ripe",      "ripple",   "river",    "road",     "robin",
    "robot",    "rod",       "roof",      "room",      "rooster",  "root",     "rope",     "rose",
    "rowan",    "royal",     "ruby",      "rudder",    "rug",      "ruler",    "rural",    "rust",
    "rye",      "sack",      "saddle",    "safari",    "saffron",  "sailor",   "salad",    "salmon",
    "salt",     "sand",      "sandal",    "sandwich",  "sapphire", "sardine",  "sash",     "satin",
    "saturn",   "sauce",     "saucer",    "scarf",     "school",   "scissors", "scooter",  "sea",
    "seagull",  "seal",      "seed",      "september", "shadow",   "shark",    "shawl",    "shed",
    "sheep",    "shell",     "shepherd",  "shiny",     "ship",     "shirt",    "shoe",     "shore",
    "short",    "shoulder",  "shovel",    "shower",    "shrimp",   "shrub",    "silk",     "silver",
    "simple",   "singer",    "sink",      "sister",    "skate",    "ski",      "skirt",    "sky",
    "sleeve",   "sleigh",    "slim",      "slipper",   "small",    "smoke",    "smooth",   "snail",
    "snow",     "snug",      "soap",      "sofa",      "soft",     "soil",     "soldier",  "solid",
    "song",     "sorrel",    "south",     "spade",     "spare",    "spark",    "sparrow",  "spice",
    "spinach",  "spiral",    "sponge",    "spoon",     "spring",   "spruce",   "square",   "squid",
    "squirrel", "stable",    "stadium",   "stair",     "stamp",    "star",     "station",  "statue",
    "steady",   "steam",     "steel",     "stem",      "step",     "still",    "stone",    "stool",
    "stork",    "storm",     "stout",     "stove",     "stream",   "street",   "string",   "strong",
    "studio",   "sugar",     "summer",    "sun",       "sunday",   "sunny",    "sunset",   "supper",
    "surf",     "swan",      "sweater",   "sweet",     "swift",    "swing",    "syrup",    "table",
    "tailor",   "tall",      "tap",       "tapestry",  "target",   "tart",     "taxi",     "teacher",
    "teapot",   "tender",    "tent",      "terrace",   "theatre",  "thick",    "thistle",  "thread",
    "throne",   "thrush",    "thumb",     "thunder",   "thursday", "tide",     "tidy",     "tiger",
    "tile",     "timber",    "tin",       "toad",      "toast",    "toe",      "tomato",   "tongue",
    "tooth",    "top",       "tortoise",  "tough",     "towel",    "tower",    "town",     "toy",
    "tractor",  "train",     "tram",      "tray",      "treasure", "tree",     "triangle", "trolley",
    "trout",    "truck",     "trumpet",   "trunk",     "tuba",     "tuesday",  "tulip",    "tundra",
    "tunnel",   "turkey",    "turnip",    "turquoise", "turtle",   "tweed",    "twin",     "umbrella",
    "uncle",    "unicorn",   "upper",     "urban",     "valley",   "van",      "vanilla",  "vase",
    "vast",     "vegetable", "velvet",    "vessel",    "vest",     "village",  "vine",     "vinegar",
    "violet",   "violin",    "vivid",     "voice",     "volcano",  "vowel",    "voyage",   "waffle",
    "wagon",    "waiter",    "wall",      "walnut",    "walrus",   "waltz",    "wand",     "wardrobe",
    "washer",   "wasp",      "watch",     "water",     "wave",     "wax",      "weasel",   "weaver",
    "wedding",  "wednesday", "week",      "well",      "west",     "wharf",    "wheat",    "wheel",
    "whisker",  "whisper",   "whistle",   "white",     "wild",     "willow",   "wind",     "window",
    "windy",    "wing",      "winter",    "wise",      "witty",    "wolf",     "wombat",   "wood",
    "woodland", "wool",      "wrist",     "writer",    "yacht",    "yard",     "yarn",     "yellow",
    "yew",      "young",     "zebra",     "zesty",     "zinc",     "zipper",   "zone",     "zoo",
};

}  // namespace

const std::array<std::string_view, kFingerprintWords>& fingerprintWords()
{
    return kList;
}

std::string keyWords(std::string_view bytes)
{
    const std::string hash = seal::sha256(bytes);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < sizeof bits; ++i) bits = (bits << 8U) | static_cast<unsigned char>(hash[i]);
    std::string words;
    for (int i = 0; i < kWords; ++i) {
        words += (i == 0 ? "" : " ") + std::string(kList[bits >> (64U - kBitsOfWord)]);
        bits <<= kBitsOfWord;
    }
    return words;
}

}  // namespace tessera
