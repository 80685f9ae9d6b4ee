// The reference workload of docs/performance.md, written by hand for nothing else: the distance from here to the limit of the machine.
//
// On a 4-regular graph every node has an exponential clock; at an activation it computes h_i = relu(W sum_j a_ij h_j + b_i) from its own
// state and the newest version of each neighbour that has arrived, and sends it to its four neighbours. Every message takes an exponential
// time and one of twenty is lost. No checks and no counters but that of updates; one thread. Levels and the fingerprint only with --same.
//
//   g++ -std=c++20 -O3 -march=native -o limit limit.cpp                            what is timed
//   g++ -std=c++20 -O3 -march=native -ffp-contract=off -DEXACT -o limit limit.cpp  sums in Hogwild's order: its very bits
//
//   limit PROBLEM --time          draws as fast as they are to be had
//   limit PROBLEM --check SEED    the very draws of Hogwild, one by one
//   limit PROBLEM --same SEED     the very work of Hogwild, as fast as it is to be had: its draws, sums in its order, the level of every
//                                 version, and the fingerprint of the schedule; only where it was built with -DEXACT
//
// Any of them answers line by line: "run UNTIL" lets everything before the tick UNTIL happen, and is answered by the nanoseconds of
// processor time and the number of updates that it took; "state NODE" by the sixteen numbers of the node's newest state, as hexadecimal
// bits; and "fingerprint", with --same, by the fingerprint in hexadecimal and the smallest level of a node.
//
// PROBLEM, written by LimitProgram.cs, has int64 nodes; W, 16 x 16, and U, 16; and for every node its feature x_i, of which b_i = x_i U,
// a_ii and the four a_ij, and as int32 its four neighbours in the order of the sum. Other numbers are doubles of this machine.
//
// What makes it fast: one piece of memory a node, of 21 or 22 lines of the cache; the last eight versions of a node, so that a message is
// an arrival time at its sender and no event; buckets of about 64 activations that are sorted when they are opened; memory that is called
// for by the distance of an activation in events; draws and logarithms in vectors, many at once: of Hogwild's those of the eight
// activations that come next but eight, each of which has its number already.

#include <sys/mman.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <unordered_map>
#include <vector>

#ifdef __AVX2__
#include <immintrin.h>
#endif

// Vectors of this file are passed within it only.
#pragma GCC diagnostic ignored "-Wpsabi"

namespace {

using u8 = std::uint8_t;
using u32 = std::uint32_t;
using u64 = std::uint64_t;
typedef double Doubles __attribute__((vector_size(64), may_alias));
typedef u64 Words __attribute__((vector_size(64)));
typedef int Ints __attribute__((vector_size(32)));

constexpr int Size = 16, Degree = 4, Ring = 8;
constexpr int Lookahead = 32;  // Activations that are sorted at any time, at least.
constexpr double MeanGap = 100'000, MeanDelay = 50'000, Loss = 0.05;  // In ticks of 100 ns.

// Times of arrival keep their lower 32 bits, 429 s, and are compared by difference. A version is overwritten within a second or so.
constexpr u32 Lost = 1u << 30;

struct alignas(64) Node {
    double a[1 + Degree];
    u32 neighbour[Degree];
    u8 place[Degree];  // Which of the neighbour's messages come here.
    u32 version;
    double input[Size];
    u32 arrival[Degree][Ring];
    double state[Ring][Size];

    void start(double feature, const double* u) {
        for (int k = 0; k < Size; k++) input[k] = feature * u[k];
        std::fill_n(&arrival[0][0], Degree * Ring, Lost);
        for (auto& times : arrival) times[0] = 0;
    }
};

static_assert(sizeof(Node) == 21 * 64);

[[noreturn]] void fail(const char* what) {
    std::fprintf(stderr, "limit: %s\n", what);
    std::exit(1);
}

template <typename T>
T* large(std::size_t count) {
    constexpr std::size_t Page = 2 << 20;
    const auto bytes = (count * sizeof(T) + Page - 1) / Page * Page;
    void* memory = std::aligned_alloc(Page, bytes);
    if (memory == nullptr) fail("no memory");
#ifdef MADV_HUGEPAGE
    madvise(memory, bytes, MADV_HUGEPAGE);
#endif
    std::memset(memory, 0, bytes);
    return static_cast<T*>(memory);
}

// x = m 2^e with m from sqrt(1/2) to sqrt(2); ln x = e ln 2 + 2 artanh((m - 1)/(m + 1)), as in Elementary.cs. Of normal numbers.
template <typename D, typename W>
[[gnu::always_inline]] inline D logarithm(D x) {
    constexpr double Magic = 0x1.8p52, High = 6.93147180369123816490e-01, Low = 1.90821492927058770002e-10;
    const W bits = std::bit_cast<W>(x);
    W exponent = (bits >> 52) - 1022;
    D m = std::bit_cast<D>((bits & 0x000FFFFFFFFFFFFFull) | 0x3FE0000000000000ull);
    const auto isSmall = m < 0.70710678118654752440;
    m = isSmall ? m + m : m;
    exponent = isSmall ? exponent - 1 : exponent;
    const D e = std::bit_cast<D>(exponent + 0x4338000000000000ull) - Magic;
    const D s = (m - 1.0) / (m + 1.0), square = s * s;
    D series = (1.0 / 25) * square;
    for (const double odd : {23.0, 21.0, 19.0, 17.0, 15.0, 13.0, 11.0, 9.0, 7.0, 5.0, 3.0}) series = (series + 1.0 / odd) * square;
    return (e * High) + ((2.0 * s) + ((2.0 * s * series) + (e * Low)));
}

// Draws for speed: eight generators xoshiro256+ side by side (Blackman and Vigna 2021), a few hundred updates ahead.
class FastDraws {
public:
    explicit FastDraws(u64 seed) {
        for (auto& word : state_) {
            for (int lane = 0; lane < 8; lane++) {
                u64 z = (seed += 0x9E3779B97F4A7C15ull);
                z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
                z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
                word[lane] = z ^ (z >> 31);
            }
        }
    }

    void next() {
        if (++at_ >= Ahead) refill();
    }

    u32 gap(u32, u32) const { return gaps_[at_]; }
    u32 delay(u32, u32, u32, int k) const { return delays_[at_ * Degree + k]; }

private:
    static constexpr int Ahead = 256;

    Words words() {
        const Words result = state_[0] + state_[3], t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = (state_[3] << 45) | (state_[3] >> 19);
        return result;
    }

    template <bool IsLossy>
    void fill(u32* target, int count, double mean) {
        for (int k = 0; k < count; k += 8) {
            const Doubles u = 2.0 - std::bit_cast<Doubles>((words() >> 12) | 0x3FF0000000000000ull);
            const Doubles ticks = -mean * logarithm<Doubles, Words>(u) + 0.5;
            Ints whole = __builtin_convertvector(ticks < 1.0 ? ticks - ticks + 1.0 : ticks, Ints);
            if (IsLossy) {
                const Doubles loss = std::bit_cast<Doubles>((words() >> 12) | 0x3FF0000000000000ull);
                const Doubles lost = loss < 1 + Loss ? loss - loss + 1.0 : loss - loss;
                const Ints isLost = __builtin_convertvector(lost, Ints);
                whole = isLost != 0 ? whole - whole + static_cast<int>(Lost) : whole;
            }
            std::memcpy(target + k, &whole, sizeof whole);
        }
    }

    void refill() {
        fill<false>(gaps_, Ahead, MeanGap);
        fill<true>(delays_, Ahead * Degree, MeanDelay);
        at_ = 0;
    }

    Words state_[4];
    int at_ = Ahead;
    alignas(64) u32 gaps_[Ahead];
    alignas(64) u32 delays_[Ahead * Degree];
};

// The draws of Hogwild, from purpose, entity and counter: Philox4x32-10 (Salmon et al. 2011), as in Draws.cs.
class SharedDraws {
public:
    explicit SharedDraws(u64 seed) : seed_(seed) {}

    void next() {}

    u32 gap(u32 node, u32 count) const { return ticks(MeanGap, unit(block(1, 0, node, count).first)); }

    u32 delay(u32 source, u32 target, u32 version, int) const {
        const auto [first, second] = block(2, source, target, version);
        return unit(second) < Loss ? Lost : ticks(MeanDelay, unit(first));
    }

private:
    static double unit(u64 bits) { return std::min(((bits >> 11) + 0.5) * 0x1p-53, 1 - 0x1p-53); }

    static u32 ticks(double mean, double u) {
        const double drawn = std::nearbyint(0 - (mean * logarithm<double, u64>(1 - u)));
        return drawn < 1 ? 1 : static_cast<u32>(drawn);
    }

    std::pair<u64, u64> block(u32 purpose, u32 high, u32 low, u32 counter) const {
        u32 c[4] = {counter, purpose << 16, low, high};
        u32 k0 = static_cast<u32>(seed_), k1 = static_cast<u32>(seed_ >> 32);
        for (int round = 0; round < 10; round++) {
            const u64 p0 = 0xD2511F53ull * c[0], p1 = 0xCD9E8D57ull * c[2];
            const u32 next[4] = {
                static_cast<u32>(p1 >> 32) ^ c[1] ^ k0, static_cast<u32>(p1), static_cast<u32>(p0 >> 32) ^ c[3] ^ k1, static_cast<u32>(p0)};
            std::copy(next, next + 4, c);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        return {(static_cast<u64>(c[1]) << 32) | c[0], (static_cast<u64>(c[3]) << 32) | c[2]};
    }

    u64 seed_;
};

// Pending activations: one a node, as time << 24 | node.
class Queue {
public:
    explicit Queue(int nodes) {
        // A power of two of ticks that has 45 to 90 activations, and so many of them that hardly a gap goes round.
        const double rate = nodes / MeanGap;
        shift_ = std::max(0, static_cast<int>(std::lround(std::log2(64 / rate))));
        mask_ = std::bit_ceil(static_cast<u64>(16 * MeanGap) >> shift_) - 1;
        counts_.resize(mask_ + 1);
        wheel_ = large<u64>((mask_ + 1) * Capacity);
        open_.resize(OpenSize);
    }

    void push(u64 time, u32 node) {
        const u64 key = (time << 24) | node, bucket = time >> shift_;
        if (bucket < opened_) {
            u64* place = open_.data() + end_++;
            for (; place > open_.data() + at_ && place[-1] > key; place--) *place = place[-1];
            *place = key;
        } else if (bucket - opened_ <= mask_ && counts_[bucket & mask_] < Capacity) {
            wheel_[(bucket & mask_) * Capacity + counts_[bucket & mask_]++] = key;
        } else {
            rest_.push_back(key);
        }
    }

    // The next activation, and those behind it.
    const u64* first() {
        while (end_ - at_ < Lookahead) open();
        return open_.data() + at_;
    }

    void pop() { at_++; }

private:
    static constexpr int Capacity = 128, OpenSize = 4096, Parts = 64;

    void open() {
        if (end_ > OpenSize / 2) {
            std::copy(open_.begin() + at_, open_.begin() + end_, open_.begin());
            end_ -= at_;
            at_ = 0;
        }
        const u64 bucket = opened_++;
        u64* keys = wheel_ + (bucket & mask_) * Capacity;
        const int count = counts_[bucket & mask_];
        counts_[bucket & mask_] = 0;
        __builtin_prefetch(wheel_ + ((bucket + 1) & mask_) * Capacity);
        sort(keys, count);
        for (std::size_t k = 0; k < rest_.size();) {
            if (rest_[k] >> 24 >> shift_ != bucket) {
                k++;
                continue;
            }
            const u64 key = rest_[k];
            rest_[k] = rest_.back();
            rest_.pop_back();
            push(key >> 24, static_cast<u32>(key & 0xFFFFFF));
        }
    }

    // By parts of the bucket, then by insertion: times in a bucket are nearly uniform.
    void sort(const u64* keys, int count) {
        const auto part = [this](u64 key) {
            const u64 within = (key >> 24) & ((1ull << shift_) - 1);
            return shift_ >= 6 ? within >> (shift_ - 6) : within << (6 - shift_);
        };
        u32 starts[Parts + 1] = {};
        for (int k = 0; k < count; k++) starts[part(keys[k]) + 1]++;
        for (int k = 0; k < Parts; k++) starts[k + 1] += starts[k];
        u64* target = open_.data() + end_;
        for (int k = 0; k < count; k++) target[starts[part(keys[k])]++] = keys[k];
        for (int k = 1; k < count; k++) {
            const u64 key = target[k];
            int place = k;
            for (; place > 0 && target[place - 1] > key; place--) target[place] = target[place - 1];
            target[place] = key;
        }
        end_ += count;
    }

    int shift_;
    u64 mask_, opened_ = 0;
    std::vector<u8> counts_;
    u64* wheel_;
    std::vector<u64> open_, rest_;
    int at_ = 0, end_ = 0;
};

// Versions that have left the ring while a neighbour might still need them: one in a hundred million updates.
struct Kept {
    u32 arrival;
    alignas(64) double state[Size];
};

template <typename Node>
struct Problem {
    int nodes;
    alignas(64) double weights[Size][Size], input[Size];
    Node* node;

    explicit Problem(const char* path) {
        std::FILE* file = std::fopen(path, "rb");
        if (file == nullptr) fail("the problem cannot be opened");
        std::int64_t count = 0;
        const auto read = [file](void* target, std::size_t bytes) {
            if (std::fread(target, 1, bytes, file) != bytes) fail("the problem ends early");
        };
        read(&count, sizeof count);
        read(weights, sizeof weights);
        read(input, sizeof input);
        if (count < 2 * Lookahead || count > 1 << 24) fail("expected 64 to 2^24 nodes");
        nodes = static_cast<int>(count);
        node = large<Node>(count);
        for (int i = 0; i < nodes; i++) {
            double feature;
            read(&feature, sizeof feature);
            node[i].start(feature, input);
            read(node[i].a, sizeof node[i].a);
            read(node[i].neighbour, sizeof node[i].neighbour);
        }
        std::fclose(file);
        for (int i = 0; i < nodes; i++) {
            for (int k = 0; k < Degree; k++) {
                const u32* theirs = node[node[i].neighbour[k]].neighbour;
                node[i].place[k] = static_cast<u8>(std::find(theirs, theirs + Degree, i) - theirs);
            }
        }
    }
};

// Which of eight messages have arrived, in bits.
    inline u32 arrived(const u32* arrival, u32 now) {
#ifdef __AVX2__
        const __m256i times = _mm256_load_si256(reinterpret_cast<const __m256i*>(arrival));
        const __m256i later = _mm256_sub_epi32(_mm256_set1_epi32(static_cast<int>(now)), times);
        return ~static_cast<u32>(_mm256_movemask_ps(_mm256_castsi256_ps(later))) & 0xFF;
#else
        u32 mask = 0;
        for (int slot = 0; slot < Ring; slot++) mask |= (static_cast<std::int32_t>(now - arrival[slot]) >= 0 ? 1u : 0u) << slot;
        return mask;
#endif
    }

[[gnu::always_inline]] inline void call(const double* state) {
    __builtin_prefetch(state);
    __builtin_prefetch(state + 8);
}

template <typename Draws>
class Program {
public:
    Program(const Problem<Node>& problem, Draws draws)
        : weights_(problem.weights), node_(problem.node), newest_(large<u8>(problem.nodes)), draws_(draws), queue_(problem.nodes),
          isLarge_(problem.nodes > 4'000) {
        for (int i = 0; i < problem.nodes; i++) {
            draws_.next();
            queue_.push(draws_.gap(i, 0), i);
        }
    }

    unsigned long long updates() const { return updates_; }
    const double* state(u64 node) const { return node_[node].state[node_[node].version % Ring]; }

    // Everything before an instant.
    void run(u64 until) {
        for (;;) {
            const u64* next = queue_.first();
            now_ = *next >> 24;
            if (now_ >= until) return;
            if (isLarge_) expect(next);
            queue_.pop();
            act(static_cast<u32>(*next & 0xFFFFFF));
        }
    }

private:
    // Functions that only call for memory are inlined by force: g++ 12 takes them for functions without an effect and drops the calls.
    static constexpr int Far = 20, Middle = 12, Near = 5;

    [[gnu::always_inline]] inline void expect(const u64* next) const {
        const auto node = [this, next](int distance) { return node_ + (next[distance] & 0xFFFFFF); };
        __builtin_prefetch(node(Far));
        const Node* middle = node(Middle);
        for (int k = 0; k < Degree; k++) {
            __builtin_prefetch(node_[middle->neighbour[k]].arrival[middle->place[k]]);
            __builtin_prefetch(newest_ + middle->neighbour[k]);
        }
        for (int line = 0; line < 4; line++) __builtin_prefetch(reinterpret_cast<const char*>(middle->input) + 64 * line);
        const Node* near = node(Near);
        const u32 at = static_cast<u32>(next[Near] >> 24);
        for (int k = 0; k < Degree; k++) {
            const Node& other = node_[near->neighbour[k]];
            const int slot = newest(other.arrival[near->place[k]], newest_[near->neighbour[k]], at);
            call(other.state[slot & (Ring - 1)]);
        }
        call(near->state[near->version % Ring]);
        call(near->state[(near->version + 1) % Ring]);
    }

    // The slot of the newest version that has arrived, counted from the newest one back; -1 where none in the ring has.
    static int newest(const u32* arrival, int head, u32 now) {
        const u32 mask = arrived(arrival, now);
        if (mask == 0) [[unlikely]] return -1;
        const u32 turned = std::rotl(static_cast<u8>(mask), Ring - 1 - head);
        return (head - std::countl_zero(static_cast<u8>(turned))) & (Ring - 1);
    }

    void act(u32 i) {
        Node& node = node_[i];
        const u32 now = static_cast<u32>(now_);
        Doubles sum[2], next[2];
        const auto add = [&sum](double factor, const double* state) {
            const auto* h = reinterpret_cast<const Doubles*>(state);
            sum[0] += factor * h[0];
            sum[1] += factor * h[1];
        };
        sum[0] = sum[1] = Doubles{};
        add(node.a[0], node.state[node.version % Ring]);
        for (int k = 0; k < Degree; k++) {
            const Node& other = node_[node.neighbour[k]];
            const int slot = newest(other.arrival[node.place[k]], newest_[node.neighbour[k]], now);
            add(node.a[1 + k], slot >= 0 ? other.state[slot] : kept(node.neighbour[k], node.place[k], now));
        }
        std::memcpy(next, node.input, sizeof next);
        multiply(sum, next);
        next[0] = next[0] > 0.0 ? next[0] : Doubles{};
        next[1] = next[1] > 0.0 ? next[1] : Doubles{};
        publish(i, node, next, now);
    }

    // next += W^T sum. Fused where the compiler may: four chains instead of two, in which the order of sums is another.
    void multiply(const Doubles* sum, Doubles* next) const {
        alignas(64) double factors[Size];
        std::memcpy(factors, sum, sizeof factors);
#ifdef EXACT
        for (int row = 0; row < Size; row++) {
            const auto* w = reinterpret_cast<const Doubles*>(weights_[row]);
            next[0] += factors[row] * w[0];
            next[1] += factors[row] * w[1];
        }
#else
        Doubles other[2] = {};
        for (int row = 0; row < Size; row += 2) {
            const auto* w = reinterpret_cast<const Doubles*>(weights_[row]);
            next[0] += factors[row] * w[0];
            next[1] += factors[row] * w[1];
            other[0] += factors[row + 1] * w[2];
            other[1] += factors[row + 1] * w[3];
        }
        next[0] += other[0];
        next[1] += other[1];
#endif
    }

    void publish(u32 i, Node& node, const Doubles* next, u32 now) {
        const int slot = (node.version + 1) % Ring;
        for (int k = 0; k < Degree; k++) {
            if ((arrived(node.arrival[k], now) & ~(1u << slot)) == 0) [[unlikely]] keep(i, node, k, slot);
        }
        node.version++;
        newest_[i] = static_cast<u8>(slot);
        std::memcpy(node.state[slot], next, sizeof node.state[slot]);
        draws_.next();
        for (int k = 0; k < Degree; k++) node.arrival[k][slot] = now + draws_.delay(i, node.neighbour[k], node.version, k);
        updates_++;
        queue_.push(now_ + draws_.gap(i, node.version), i);
    }

    [[gnu::noinline]] void keep(u32 i, const Node& node, int k, int slot) {
        Kept kept{node.arrival[k][slot], {}};
        std::memcpy(kept.state, node.state[slot], sizeof kept.state);
        kept_[u64{i} * Degree + k].push_back(kept);
    }

    [[gnu::noinline]] const double* kept(u32 source, int k, u32 now) {
        auto& versions = kept_[u64{source} * Degree + k];
        for (auto kept = versions.rbegin(); kept != versions.rend(); ++kept) {
            if (static_cast<std::int32_t>(now - kept->arrival) >= 0) return kept->state;
        }
        fail("a version is missing");
    }

    const double (*weights_)[Size];
    Node* node_;
    u8* newest_;
    Draws draws_;
    Queue queue_;
    bool isLarge_;  // More than the second cache has.
    std::unordered_map<u64, std::vector<Kept>> kept_;
    unsigned long long updates_ = 0;
    u64 now_ = 0;
};

// What a node has sent to one neighbour, newest first: one line of the cache tells a reader which version it has, and of which level.
struct alignas(64) Sent {
    static constexpr int Most = Ring - 1, Version = Most, Level = Ring;

    u32 word[2 * Ring];  // When versions arrive; the number of the newest; their levels.

    void start() {
        std::fill_n(word, Most, Lost);
        word[0] = 0;
    }

    // Which versions have arrived, in bits.
    u32 arrived(u64 now) const { return ::arrived(word, static_cast<u32>(now)) & ((1u << Most) - 1); }

    void add(u32 arrival, u32 version, u32 level) {
        typedef u32 Line __attribute__((vector_size(64), may_alias));
        Line* line = reinterpret_cast<Line*>(word);
        Line fresh = {arrival, 0, 0, 0, 0, 0, 0, version, level};
        *line = __builtin_shuffle(*line, fresh, Line{16, 0, 1, 2, 3, 4, 5, 23, 24, 8, 9, 10, 11, 12, 13, 15});
    }
};

// A node with all that Hogwild keeps of it. b_i = x_i U is computed, which takes less than to fetch it.
struct alignas(64) FullNode {
    double a[1 + Degree];
    u32 neighbour[Degree];
    u8 place[Degree];
    u32 version;
    double feature;
    u64 chain;
    u32 drawn;  // The version whose delays are drawn, and the gap after it.
    u32 gap, delay[Degree];
    Sent sent[Degree];
    double state[Ring][Size];

    void start(double x, const double*) {
        feature = x;
        chain = 0xCBF29CE484222325;  // As StableHash.cs begins.
        for (auto& messages : sent) messages.start();
    }
};

static_assert(sizeof(FullNode) == 22 * 64);

// The draws of Hogwild of eight activations at once: four vectors have the delays of two of them each, and one has all gaps.
class WideDraws {
public:
    static constexpr int Together = 8;

    explicit WideDraws(u64 seed) : seed_(seed) {}

    void draw(FullNode* nodes, const u64* keys) const {
        const auto id = [keys](int k) { return keys[k] & 0xFFFFFF; };
        const auto version = [nodes, id](int k) -> u64 { return nodes[id(k)].version + 1; };
        const auto all = [](auto of) __attribute__((always_inline)) {
            return Words{of(0), of(1), of(2), of(3), of(4), of(5), of(6), of(7)};
        };
        Words word[4][Vectors];
        for (int pair = 0; pair < Pairs; pair++) {
            word[0][pair] = all([=](int k) { return version(2 * pair + k / Degree); });
            word[1][pair] = Words{} + (2 << 16);
            word[2][pair] = all([=](int k) -> u64 { return nodes[id(2 * pair + k / Degree)].neighbour[k % Degree]; });
            word[3][pair] = all([=](int k) { return id(2 * pair + k / Degree); });
        }
        word[0][Pairs] = all(version);
        word[1][Pairs] = Words{} + (1 << 16);
        word[2][Pairs] = all(id);
        word[3][Pairs] = Words{};
        blocks(word);
        alignas(64) u32 delays[Together][Degree], gaps[Together];
        for (int pair = 0; pair < Pairs; pair++) {
            const Words isLost = unit(join(word[2][pair], word[3][pair])) < Loss;
            write(delays[2 * pair], isLost ? Words{} + Lost : ticks(MeanDelay, join(word[0][pair], word[1][pair])));
        }
        write(gaps, ticks(MeanGap, join(word[0][Pairs], word[1][Pairs])));
        for (int k = 0; k < Together; k++) {
            FullNode& node = nodes[id(k)];
            std::memcpy(node.delay, delays[k], sizeof node.delay);
            node.gap = gaps[k];
            node.drawn = node.version + 1;
        }
    }

private:
    static constexpr int Pairs = Together / 2, Vectors = Pairs + 1;

    // Of the lower halves.
    static Words product(Words word, u32 multiplier) {
#ifdef __AVX512F__
        return std::bit_cast<Words>(_mm512_maskz_mul_epu32(0xFF, std::bit_cast<__m512i>(word), _mm512_set1_epi64(multiplier)));
#else
        return (word & 0xFFFFFFFFull) * multiplier;
#endif
    }

    // A word in the lower half of each number; what comes to stand in the upper half is never looked at.
    void blocks(Words (&word)[4][Vectors]) const {
        u32 k0 = static_cast<u32>(seed_), k1 = static_cast<u32>(seed_ >> 32);
        for (int round = 0; round < 10; round++) {
            for (int v = 0; v < Vectors; v++) {
                const Words p0 = product(word[0][v], 0xD2511F53), p1 = product(word[2][v], 0xCD9E8D57);
                word[0][v] = (p1 >> 32) ^ word[1][v] ^ k0;
                word[1][v] = p1;
                word[2][v] = (p0 >> 32) ^ word[3][v] ^ k1;
                word[3][v] = p0;
            }
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
    }

    static Words join(Words low, Words high) { return (high << 32) | (low & 0xFFFFFFFFull); }

    static Doubles unit(Words bits) {
        const Doubles most = Doubles{} + (1 - 0x1p-53), u = (__builtin_convertvector(bits >> 11, Doubles) + 0.5) * 0x1p-53;
        return u < most ? u : most;
    }

    static Words ticks(double mean, Words bits) {
        const Doubles drawn = 0.0 - mean * logarithm<Doubles, Words>(1.0 - unit(bits));
        const Words whole = std::bit_cast<Words>(drawn + 0x1.8p52) & 0xFFFFFFFFull;  // The nearest integer, of two the even one.
        return whole < 1 ? Words{} + 1 : whole;
    }

    static void write(u32* target, Words words) {
        const Ints ints = __builtin_convertvector(words, Ints);
        std::memcpy(target, &ints, sizeof ints);
    }

    u64 seed_;
};

// The same work as Hogwild has to do: its draws, sums in its order, the level of every version, and the fingerprint of the schedule.
class SameProgram {
public:
    SameProgram(const Problem<FullNode>& problem, u64 seed)
        : problem_(problem), draws_(seed), queue_(problem.nodes), isLarge_(problem.nodes > 4'000), isHuge_(problem.nodes > 30'000) {
        const SharedDraws draws(seed);
        for (int i = 0; i < problem.nodes; i++) queue_.push(draws.gap(i, 0), i);
    }

    unsigned long long updates() const { return updates_; }
    const double* state(u64 i) const { return node(i).state[node(i).version % Ring]; }

    unsigned long long fingerprint() const {
        u64 sum = 0;
        for (int i = 0; i < problem_.nodes; i++) sum += hash(node(i).chain, i);
        return sum;
    }

    u32 smallestLevel() const {
        u32 smallest = ~0u;
        for (int i = 0; i < problem_.nodes; i++) smallest = std::min(smallest, node(i).sent[0].word[Sent::Level]);
        return smallest;
    }

    // Everything before an instant.
    void run(u64 until) {
        for (;;) {
            const u64* next = queue_.first();
            if (time(*next) >= until) return;
            if (isLarge_) expect(next);
            // A node has one activation to come, so what has been drawn for it holds wherever it comes to stand. Who came to stand among
            // the next ones only now is drawn for at its turn.
            if (updates_ % WideDraws::Together == 0) draws_.draw(problem_.node, next + WideDraws::Together);
            if (node(*next).drawn != node(*next).version + 1) [[unlikely]] draws_.draw(problem_.node, next);
            queue_.pop();
            act(*next);
        }
    }

private:
    static constexpr int Far = 28, Middle = 12, Near = 5;

    struct Row {
        Doubles lower, upper;

        void add(double factor, const double* other) {
            lower += factor * reinterpret_cast<const Doubles*>(other)[0];
            upper += factor * reinterpret_cast<const Doubles*>(other)[1];
        }
    };

    // Versions that neighbours might still need when they are no longer among the last ones: a few in a million.
    struct Old {
        u32 arrival, version, level;
        alignas(64) double state[Size];
    };

    static u64 time(u64 key) { return key >> 24; }

    // The hash with one more number, as in StableHash.cs.
    static u64 hash(u64 hash, u64 word) {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15;
        return hash ^ (hash >> 32);
    }

    FullNode& node(u64 key) const { return problem_.node[key & 0xFFFFFF]; }

    [[gnu::always_inline]] inline void expect(const u64* next) const {
        __builtin_prefetch(&node(next[Far]));
        __builtin_prefetch(&node(next[Far]).feature, 1);
        const FullNode& middle = node(next[Middle]);
        for (int k = 0; k < Degree; k++) {
            __builtin_prefetch(&node(middle.neighbour[k]).sent[middle.place[k]]);
            __builtin_prefetch(&middle.sent[k], 1);
        }
        const FullNode& near = node(next[Near]);
        for (int k = 0; k < Degree; k++) {
            const FullNode& other = node(near.neighbour[k]);
            const Sent& sent = other.sent[near.place[k]];
            const u32 age = std::countr_zero(sent.arrived(time(next[Near])) | 1u << Sent::Most);
            call(other.state[(sent.word[Sent::Version] - age) % Ring]);
        }
        call(near.state[near.version % Ring]);
        if (!isHuge_) call(near.state[(near.version + 1) % Ring]);
    }

    void act(u64 key) {
        FullNode& own = node(key);
        const double* states[1 + Degree];
        const u32 level = 1 + read(own, time(key), states);
        Row sum{}, next{};
        for (int k = 0; k <= Degree; k++) sum.add(own.a[k], states[k]);
        alignas(64) double factors[Size];
        std::memcpy(factors, &sum, sizeof factors);
        next.add(own.feature, problem_.input);
        for (int row = 0; row < Size; row++) next.add(factors[row], problem_.weights[row]);
        next.lower = next.lower > 0.0 ? next.lower : Doubles{};
        next.upper = next.upper > 0.0 ? next.upper : Doubles{};
        publish(key, own, next, level);
    }

    // The states that a node reads, its own one first, and the smallest level of them; its chain goes on.
    [[gnu::always_inline]] inline u32 read(FullNode& own, u64 now, const double** states) {
        u32 level = own.sent[0].word[Sent::Level];
        u64 chain = hash(hash(own.chain, now), 0);
        states[0] = own.state[own.version % Ring];
        for (int k = 0; k < Degree; k++) {
            const FullNode& other = node(own.neighbour[k]);
            const Sent& sent = other.sent[own.place[k]];
            const u32 arrived = sent.arrived(now);
            u32 version, its;
            if (arrived != 0) [[likely]] {
                const int age = std::countr_zero(arrived);
                version = sent.word[Sent::Version] - age;
                its = sent.word[Sent::Level + age];
                states[1 + k] = other.state[version % Ring];
            } else {
                const Old& old = kept(own.neighbour[k], own.place[k], now);
                version = old.version;
                its = old.level;
                states[1 + k] = old.state;
            }
            level = std::min(level, its);
            chain = hash(chain, version);
        }
        own.chain = chain;
        return level;
    }

    [[gnu::always_inline]] inline void publish(u64 key, FullNode& own, const Row& next, u32 level) {
        constexpr u32 Staying = (1u << (Sent::Most - 1)) - 1;
        const u64 now = time(key);
        for (int k = 0; k < Degree; k++) {
            if ((own.sent[k].arrived(now) & Staying) == 0) [[unlikely]] keep(key, k);
        }
        own.version++;
        write(own.state[own.version % Ring], next);
        for (int k = 0; k < Degree; k++) own.sent[k].add(static_cast<u32>(now) + own.delay[k], own.version, level);
        updates_++;
        queue_.push(now + own.gap, static_cast<u32>(key & 0xFFFFFF));
    }

    // Past the caches where the next one to read it would not find it there any more: what it overwrites need not be fetched then.
    void write(double* state, const Row& next) const {
#ifdef __AVX512F__
        if (isHuge_) {
            _mm512_stream_pd(state, std::bit_cast<__m512d>(next.lower));
            _mm512_stream_pd(state + 8, std::bit_cast<__m512d>(next.upper));
            return;
        }
#endif
        std::memcpy(state, &next, sizeof next);
    }

    [[gnu::noinline]] void keep(u64 key, int k) {
        const FullNode& own = node(key);
        const u32 last = Sent::Most - 1, *word = own.sent[k].word;
        Old old{word[last], word[Sent::Version] - last, word[Sent::Level + last], {}};
        std::memcpy(old.state, own.state[old.version % Ring], sizeof old.state);
        kept_[(key & 0xFFFFFF) * Degree + k].push_back(old);
    }

    [[gnu::noinline]] const Old& kept(u64 source, int k, u64 now) {
        const auto& versions = kept_[source * Degree + k];
        const auto isHere = [now](const Old& old) { return static_cast<std::int32_t>(static_cast<u32>(now) - old.arrival) >= 0; };
        const auto found = std::find_if(versions.rbegin(), versions.rend(), isHere);
        if (found == versions.rend()) fail("a version is missing");
        return *found;
    }

    const Problem<FullNode>& problem_;
    WideDraws draws_;
    Queue queue_;
    bool isLarge_, isHuge_;  // More than the second cache has, and than the last one.
    std::unordered_map<u64, std::vector<Old>> kept_;
    unsigned long long updates_ = 0;
};

unsigned long long processor() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1'000'000'000ull + time.tv_nsec;
}

template <typename Program>
int answer(Program program) {
    char line[64];
    while (std::fgets(line, sizeof line, stdin) != nullptr) {
        unsigned long long number = 0;
        if (std::sscanf(line, "run %llu", &number) == 1) {
            const auto start = processor();
            const auto before = program.updates();
            program.run(number);
            std::printf("%llu %llu\n", processor() - start, program.updates() - before);
        } else if (std::sscanf(line, "state %llu", &number) == 1) {
            for (int k = 0; k < Size; k++) std::printf("%016llx ", std::bit_cast<unsigned long long>(program.state(number)[k]));
            std::puts("");
        } else if constexpr (requires { program.fingerprint(); }) {
            if (std::strcmp(line, "fingerprint\n") != 0) fail("expected run UNTIL, state NODE or fingerprint");
            std::printf("%016llx %u\n", program.fingerprint(), program.smallestLevel());
        } else {
            fail("expected run UNTIL or state NODE");
        }
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    const auto is = [count, arguments](int words, const char* mode) { return count == words && std::strcmp(arguments[2], mode) == 0; };
    const bool isTime = is(3, "--time"), isSame = is(4, "--same");
    if (!isTime && !isSame && !is(4, "--check")) fail("expected PROBLEM --time, PROBLEM --check SEED or PROBLEM --same SEED");
    const u64 seed = isTime ? 0 : std::strtoull(arguments[3], nullptr, 10);
    if (isSame) {
#ifndef EXACT
        fail("--same needs what is built with -ffp-contract=off -DEXACT");
#endif
        const Problem<FullNode> problem(arguments[1]);
        return answer(SameProgram(problem, seed));
    }
    const Problem<Node> problem(arguments[1]);
    return isTime ? answer(Program(problem, FastDraws(1))) : answer(Program(problem, SharedDraws(seed)));
}
