// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace tessera {

// Questions to think with, in the language they were read in.
struct Prompt {
    std::string id;  // unique among all prompts; kept with what was written
    std::string text;
};

// What a prompt is about: an activity, a step, a role …
struct PromptTopic {
    std::string id;
    std::string title;
    std::string code;  // of the built-in scheme, when the topic is one of its codes; else empty
    std::vector<Prompt> prompts;
};

// One file of prompts: "The four activities", "When practice feels …".
struct PromptSet {
    std::string id;
    std::string title;
    std::string hint;        // a line under the title; may be empty
    bool choosable = false;  // the topics are words of which any or none may fit
    std::vector<PromptTopic> topics;
};

// One prompt at a time out of a topic, in the order of the file, over and over; what is not for the person is
// passed by. A topic of which nothing is left has no prompt. Holds no copy: the topic must outlive it.
class PromptTurn {
public:
    PromptTurn() = default;
    // Begins with the first that is neither in `notForMe` nor in `answered`, else with the first not in
    // `notForMe`.
    PromptTurn(const PromptTopic& topic, const std::set<std::string>& notForMe,
               const std::set<std::string>& answered = {});

    [[nodiscard]] const Prompt* current() const;
    void another(const std::set<std::string>& notForMe);

private:
    const PromptTopic* topic_ = nullptr;
    std::size_t at_ = 0;
    bool empty_ = true;
};

}  // namespace tessera
