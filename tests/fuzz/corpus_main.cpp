// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
// Feeds a fuzzer its corpus and fixed changes of it, without libFuzzer: corpus_program FOLDER [--say]
// With --say every input is named before it runs, so that the last line tells which one broke a promise.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kChangedInputs = 600;
constexpr std::uint32_t kSeed = 20260302;

using Bytes = std::vector<std::uint8_t>;

void feed(const Bytes& input)
{
    LLVMFuzzerTestOneInput(input.data(), input.size());
}

// Positions and amounts come from plain remainders, so that every machine makes the same changes.
class Changer {
public:
    Bytes change(Bytes input, const Bytes& other)
    {
        const std::size_t times = 1 + below(4);
        for (std::size_t i = 0; i < times; ++i) changeOnce(input, other);
        return input;
    }

    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

private:
    using Offset = Bytes::difference_type;

    void changeOnce(Bytes& input, const Bytes& other)
    {
        const std::size_t at = below(input.size() + 1);
        const auto place = input.begin() + static_cast<Offset>(at);
        const std::size_t length = std::min(input.size() - at, 1 + below(16));
        const auto last = place + static_cast<Offset>(length);
        switch (below(7)) {
            case 0:
                if (at < input.size()) input[at] = static_cast<std::uint8_t>(input[at] ^ (1U << below(8)));
                break;
            case 1:
                if (at < input.size()) input[at] = static_cast<std::uint8_t>(below(256));
                break;
            case 2:
                input.resize(at);
                break;
            case 3:
                input.erase(place, last);
                break;
            case 4:
                input.insert(place, static_cast<std::uint8_t>(below(256)));
                break;
            case 5: {
                const Bytes piece(place, last);
                input.insert(input.begin() + static_cast<Offset>(below(input.size() + 1)), piece.begin(),
                             piece.end());
                break;
            }
            default: {
                const auto from = static_cast<Offset>(below(other.size() + 1));
                const Bytes tail(other.begin() + from, other.end());
                input.resize(at);
                input.insert(input.end(), tail.begin(), tail.end());
            }
        }
    }

    std::mt19937 random_{kSeed};
};

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (const auto& item : std::filesystem::directory_iterator(folder, failed))
        if (item.is_regular_file()) files.push_back(item.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

int main(int count, char** words)
{
    if (count < 2) {
        std::fputs("Name the folder of the corpus.\n", stderr);
        return 2;
    }
    const bool say = count > 2 && std::string_view(words[2]) == "--say";
    std::vector<Bytes> corpus;
    for (const auto& path : filesIn(words[1])) {
        std::ifstream file(path, std::ios::binary);
        corpus.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        if (say) std::fprintf(stderr, "%s\n", path.c_str());
        feed(corpus.back());
    }
    if (corpus.empty()) {
        std::fprintf(stderr, "%s holds no input.\n", words[1]);
        return 1;
    }
    feed({});
    Changer changer;
    for (std::size_t i = 0; i < kChangedInputs; ++i) {
        if (say) std::fprintf(stderr, "changed input %zu\n", i);
        feed(changer.change(corpus[i % corpus.size()], corpus[changer.below(corpus.size())]));
    }
    std::printf("%zu inputs and %zu changed ones\n", corpus.size(), kChangedInputs);
    return 0;
}
