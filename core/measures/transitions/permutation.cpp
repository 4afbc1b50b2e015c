// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/measures/transitions/permutation.h"

#include "core/measures/random.h"
#include "core/measures/transitions/incomplete_functions.h"
#include "core/measures/transitions/order_draws.h"

#include <algorithm>
#include <cmath>

namespace tessera {
namespace {

// Even numbers below a limit that fits in 32 bits (Lemire 2019): a product instead of a division.
class Places {
public:
    Places(Random& random, std::uint32_t limit)
        : random_(&random), limit_(limit), uneven_((0 - limit) % limit)
    {
    }
    std::size_t next()
    {
        while (true) {
            const std::uint64_t product = (random_->next() >> 32U) * limit_;
            if (static_cast<std::uint32_t>(product) >= uneven_)
                return static_cast<std::size_t>(product >> 32U);
        }
    }

private:
    Random* random_;
    std::uint32_t limit_, uneven_;
};

// One session's bouts in the order they have now, and the pooled counts that follow from it.
class Shuffle {
public:
    Shuffle(const CodeRuns& session, CountTable& counts, Random& random)
        : counts_(&counts), random_(&random), places_(random, static_cast<std::uint32_t>(session.length()))
    {
        for (const auto& run : session.runs) {
            for (std::size_t t = 0; t < run.size(); ++t) {
                order_.push_back(run[t]);
                begins_.push_back(t == 0 ? 1 : 0);
            }
        }
        begins_.push_back(1);
    }

    // How many attempts a draw needs; 0 when nothing moves.
    void tryOut()
    {
        const std::uint64_t wanted = 2 * kMovesEachBout * order_.size();
        const std::uint64_t most = 400 * order_.size();
        std::uint64_t moves = 0, attempts = 0;
        for (; attempts < most && moves < wanted; ++attempts) moves += attempt() ? 1 : 0;
        attempts_ = moves == 0 ? 0 : attempts * 6 / 10 + 1;
    }
    [[nodiscard]] bool still() const { return attempts_ == 0; }
    [[nodiscard]] std::size_t length() const { return order_.size(); }

    void draw()
    {
        for (std::uint64_t i = 0; i < attempts_; ++i) attempt();
    }

    // Every order of the codes, whether or not one follows itself.
    void drawFreely()
    {
        count(-1);
        for (std::size_t i = order_.size(); i > 1; --i) std::swap(order_[i - 1], order_[random_->below(i)]);
        count(1);
    }

private:
    [[nodiscard]] bool clashes(std::size_t at) const
    {
        return (begins_[at] == 0 && order_[at - 1] == order_[at]) ||
               (begins_[at + 1] == 0 && order_[at] == order_[at + 1]);
    }
    void countAt(std::size_t at, int by)  // the pair whose second is here
    {
        if (begins_[at] == 0) counts_->at(order_[at - 1], order_[at]) += static_cast<std::uint64_t>(by);
    }
    void count(int by)
    {
        for (std::size_t at = 0; at < order_.size(); ++at) countAt(at, by);
    }
    void countAround(std::size_t p, std::size_t q, int by)  // p < q
    {
        countAt(p, by);
        countAt(p + 1, by);
        if (q > p + 1) countAt(q, by);
        countAt(q + 1, by);
    }

    // One of 32, in long sessions one of as many as they have bouts, turns a run; one of 32 a stretch, when
    // it is short. So turning costs no more than exchanging does.
    bool attempt()
    {
        constexpr std::size_t kLongestStretch = 64;
        std::size_t p = places_.next(), q = places_.next();
        const std::uint64_t kind = random_->next();
        const bool whole =
            (kind >> 59U) == 0 && (kind & 0xFFFFFFFFU) * order_.size() < (std::uint64_t{32} << 32U);
        if (whole) {
            q = p;
            while (begins_[p] == 0) --p;
            while (begins_[q + 1] == 0) ++q;
        }
        if (p == q) return false;
        if (p > q) std::swap(p, q);
        if (!whole && (kind >> 59U) < 2) return q - p < kLongestStretch && turn(p, q);
        return whole ? turn(p, q) : exchange(p, q);
    }

    bool exchange(std::size_t p, std::size_t q)
    {
        if (order_[p] == order_[q]) return false;
        std::swap(order_[p], order_[q]);
        const bool fits = !clashes(p) && !clashes(q);
        std::swap(order_[p], order_[q]);
        if (!fits) return false;
        countAround(p, q, -1);
        std::swap(order_[p], order_[q]);
        countAround(p, q, 1);
        return true;
    }

    bool turn(std::size_t p, std::size_t q)
    {
        for (std::size_t at = p + 1; at <= q; ++at) {
            if (begins_[at] != 0) return false;
        }
        const bool before = begins_[p] == 0 && order_[p - 1] == order_[q];
        const bool after = begins_[q + 1] == 0 && order_[p] == order_[q + 1];
        if (before || after) return false;
        for (std::size_t at = p; at <= q + 1; ++at) countAt(at, -1);
        std::reverse(order_.begin() + static_cast<std::ptrdiff_t>(p),
                     order_.begin() + static_cast<std::ptrdiff_t>(q) + 1);
        for (std::size_t at = p; at <= q + 1; ++at) countAt(at, 1);
        return true;
    }

    CountTable* counts_;
    Random* random_;
    Places places_;
    std::vector<Symbol> order_;
    std::vector<unsigned char> begins_;  // one more than the order: behind the end a run begins
    std::uint64_t attempts_ = 0;
};

bool isTested(const PermutationTest& test, std::size_t row, std::size_t column)
{
    return test.settings.rule == OrderRule::free || row != column;
}

void countAll(PermutationTest& test, const std::vector<CodeRuns>& sessions)
{
    const std::size_t size = test.observed.size();
    SquareTable<std::vector<double>> chances(size, {1.0});
    double orders = 1;
    for (const CodeRuns& session : sessions) {
        const Arrangements one = arrangementsOf(session, test.settings.rule);
        orders *= one.orders;
        for (std::size_t cell = 0; cell < size * size; ++cell)
            chances.cells()[cell] = chancesOfSum(chances.cells()[cell], one.chances.cells()[cell]);
    }
    constexpr double kWhole = 9'007'199'254'740'992.0;  // 2^53
    if (orders < kWhole) test.orders = std::round(orders);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            if (!isTested(test, i, j)) continue;
            const auto& chance = chances.at(i, j);
            double mean = 0, square = 0, least = 0, most = 0;
            for (std::size_t n = 0; n < chance.size(); ++n) mean += static_cast<double>(n) * chance[n];
            for (std::size_t n = 0; n < chance.size(); ++n) {
                square += (static_cast<double>(n) - mean) * (static_cast<double>(n) - mean) * chance[n];
                if (n >= test.observed.at(i, j)) least += chance[n];
                if (n <= test.observed.at(i, j)) most += chance[n];
            }
            test.mean.at(i, j) = mean;
            test.sd.at(i, j) = std::sqrt(square);
            test.pAtLeast.at(i, j) = std::min(1.0, least);
            test.pAtMost.at(i, j) = std::min(1.0, most);
        }
    }
}

constexpr std::uint64_t kAttemptsEachBout = 15;  // of the chain, about, between two draws

// All draws of a block: sessions that are drawn outright are prepared one after another, so that only one
// lies in memory.
class Draws {
public:
    Draws(PermutationTest& test, const std::vector<CodeRuns>& sessions)
        : now_(test.observed.size()),
          random_(test.settings.seed),
          settings_(test.settings),
          cells_(now_.cells().size())
    {
        constexpr std::uint64_t kMostHeld = std::uint64_t{1} << 24U;  // counts
        block_ = std::clamp<std::uint64_t>(kMostHeld / std::max<std::size_t>(cells_, 1), 1, settings_.draws);
        const bool freely = settings_.rule == OrderRule::free;
        std::vector<const CodeRuns*> chained;
        for (const CodeRuns& session : sessions) {
            if (session.length() < 2) continue;
            (freely || !outright(session) ? chained : outright_).push_back(&session);
        }
        for (const CodeRuns* session : chained) {
            add(now_, transitionCounts(*session, 1));
            shuffles_.emplace_back(*session, now_, random_);
            if (freely) continue;
            shuffles_.back().tryOut();
            test.stillSessions += shuffles_.back().still() ? 1 : 0;
            ++test.chainedSessions;
        }
    }

    // The next block: a table of counts for each of its draws, `cells` numbers long. `ready` is told how many
    // draws of one session are.
    const std::vector<std::uint32_t>& next(std::uint64_t most,
                                           const std::function<void(std::uint64_t)>& ready)
    {
        const std::uint64_t draws = std::min(block_, most);
        drawn_.assign(draws * cells_, 0);
        for (std::uint64_t b = 0; b < draws && !shuffles_.empty(); ++b) {
            for (Shuffle& one : shuffles_) settings_.rule == OrderRule::free ? one.drawFreely() : one.draw();
            for (std::size_t cell = 0; cell < cells_; ++cell)
                drawn_[b * cells_ + cell] = static_cast<std::uint32_t>(now_.cells()[cell]);
            ready((b + 1) * shuffles_.size());
        }
        std::uint64_t done = draws * shuffles_.size();
        for (const CodeRuns* session : outright_) {
            OrderDraws orders(*session);
            for (std::uint64_t b = 0; b < draws; ++b) orders.draw(random_, &drawn_[b * cells_]);
            ready(done += draws);
        }
        return drawn_;
    }

    [[nodiscard]] std::uint64_t sessions() const { return shuffles_.size() + outright_.size(); }

private:
    // Where preparing takes no longer than the chain would.
    [[nodiscard]] bool outright(const CodeRuns& session) const
    {
        const auto bouts =
            static_cast<double>(std::min(block_, settings_.draws)) * static_cast<double>(session.length());
        return !settings_.chainAlone && drawingWork(session) <= bouts * kAttemptsEachBout;
    }

    CountTable now_;  // of the sessions in the chain
    Random random_;
    PermutationSettings settings_;
    std::size_t cells_;
    std::uint64_t block_ = 1;
    std::vector<const CodeRuns*> outright_;
    std::vector<Shuffle> shuffles_;
    std::vector<std::uint32_t> drawn_;
};

void drawMany(PermutationTest& test, const std::vector<CodeRuns>& sessions,
              const PermutationProgress& progress)
{
    const std::size_t size = test.observed.size(), cells = size * size;
    Draws all(test, sessions);
    CountTable least(size), most(size);
    SquareTable<double> sum(size, 0), squares(size, 0);  // of distances from the observed count
    for (std::uint64_t done = 0; done < test.settings.draws && cells > 0;) {
        const auto& block = all.next(test.settings.draws - done, [&](std::uint64_t ready) {
            if (progress) progress(done * all.sessions() + ready, test.settings.draws * all.sessions());
        });
        done += block.size() / cells;
        for (std::size_t at = 0; at < block.size(); ++at) {
            const std::size_t cell = at % cells;
            const std::uint64_t drawn = block[at], seen = test.observed.cells()[cell];
            least.cells()[cell] += drawn >= seen ? 1 : 0;
            most.cells()[cell] += drawn <= seen ? 1 : 0;
            const double away = static_cast<double>(drawn) - static_cast<double>(seen);
            sum.cells()[cell] += away;
            squares.cells()[cell] += away * away;
        }
    }
    const auto draws = static_cast<double>(test.settings.draws);
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            if (!isTested(test, i, j)) continue;
            const double away = sum.at(i, j) / draws;
            test.mean.at(i, j) = static_cast<double>(test.observed.at(i, j)) + away;
            test.sd.at(i, j) = std::sqrt(std::max(0.0, squares.at(i, j) / draws - away * away));
            test.pAtLeast.at(i, j) = (1 + static_cast<double>(least.at(i, j))) / (1 + draws);
            test.pAtMost.at(i, j) = (1 + static_cast<double>(most.at(i, j))) / (1 + draws);
        }
    }
}

// Cells whose count is the same in every order are no test and make the others no harder.
std::vector<std::optional<double>> overVarying(const PermutationTest& test, const MaybeTable& p)
{
    std::vector<std::optional<double>> tested = p.cells();
    for (std::size_t cell = 0; cell < tested.size(); ++cell) {
        if (test.sd.cells()[cell].value_or(0) <= 0) tested[cell].reset();
    }
    return holm(tested);
}

}  // namespace

PermutationTest permutationTest(const std::vector<CodeRuns>& sessions, const PermutationSettings& settings,
                                const PermutationProgress& progress)
{
    PermutationTest test;
    test.settings = settings;
    const std::size_t size = sessions.empty() ? 0 : sessions.front().codes;
    test.observed = CountTable(size);
    double work = 0;
    for (const CodeRuns& session : sessions) {
        add(test.observed, transitionCounts(session, 1));
        work += arrangementWork(session);
    }
    for (MaybeTable* one : {&test.mean, &test.sd, &test.pAtLeast, &test.pAtMost, &test.pTwoSided,
                            &test.pAtLeastHolm, &test.pAtMostHolm, &test.pTwoSidedHolm}) {
        *one = MaybeTable(size);
    }
    test.exact = work <= settings.mostWork;
    test.exact ? countAll(test, sessions) : drawMany(test, sessions, progress);
    for (std::size_t cell = 0; cell < size * size; ++cell) {
        const auto& least = test.pAtLeast.cells()[cell];
        const auto& most = test.pAtMost.cells()[cell];
        if (least && most) test.pTwoSided.cells()[cell] = std::min(1.0, 2 * std::min(*least, *most));
    }
    test.pAtLeastHolm.cells() = overVarying(test, test.pAtLeast);
    test.pAtMostHolm.cells() = overVarying(test, test.pAtMost);
    test.pTwoSidedHolm.cells() = overVarying(test, test.pTwoSided);
    return test;
}

}  // namespace tessera
