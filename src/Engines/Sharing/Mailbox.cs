using Hogwild.Simulation;

namespace Hogwild.Engines;

/// <summary>
/// What one worker has been sent and has not read yet, sender by sender: newest wins. Messages may be kept back until an instant, so that
/// threads stand for a network. In a box that is full a new message takes the place of the last one.
/// </summary>
/// <param name="senders">How many workers send.</param>
/// <threadsafety>Any number of threads send, one reads.</threadsafety>
internal sealed class Mailbox(int senders)
{
    private const int Most = 1024;
    private readonly Lock _lock = new();
    private readonly List<Letter>[] _letters = [.. Enumerable.Range(0, senders).Select(_ => new List<Letter>())];
    private readonly long[] _words = [.. Enumerable.Repeat(SupervisionWord.Start.Packed, senders)];
    private readonly Stack<double[]>[] _spares = [.. Enumerable.Range(0, senders).Select(_ => new Stack<double[]>())];

    /// <summary>Messages that were overtaken before they were read, or dropped because the box was full.</summary>
    public long Overtaken { get; private set; }

    /// <summary>What a sender has said beside the version that was taken last.</summary>
    public SupervisionWord WordOf(int sender)
    {
        lock (_lock)
        {
            return SupervisionWord.Of(_words[sender]);
        }
    }

    /// <summary>An array for a message of a sender.</summary>
    public double[] Rent(int sender, int size)
    {
        lock (_lock)
        {
            return _spares[sender].TryPop(out var spare) ? spare : new double[size];
        }
    }

    /// <summary>Puts a message into the box.</summary>
    /// <param name="sender">Which of the senders.</param>
    /// <param name="version">Its version.</param>
    /// <param name="numbers">What it says; the box keeps it.</param>
    /// <param name="word">What is said beside it.</param>
    /// <param name="arrival">When it may be read, in ticks of the reader's clock.</param>
    public void Put(int sender, int version, double[] numbers, long word, long arrival)
    {
        lock (_lock)
        {
            var letters = _letters[sender];

            // What need not wait hides all that came before it.
            while (arrival == 0 && letters.Count > 0 && letters[0].Version < version)
            {
                Drop(sender, 0);
            }

            // Those that are due first stay: else nothing would ever arrive where more is sent than a box holds while one message waits.
            if (letters.Count == Most)
            {
                Drop(sender, Most - 1);
            }

            letters.Add(new Letter(version, arrival, numbers, word));
        }
    }

    /// <summary>Takes out the newest message of a sender that has arrived.</summary>
    /// <param name="sender">Which of the senders.</param>
    /// <param name="known">The version that is known already; what is not newer is dropped.</param>
    /// <param name="now">The instant, in ticks.</param>
    /// <param name="into">Receives what it says.</param>
    /// <returns>Its version; <paramref name="known"/> where there is none.</returns>
    public int Take(int sender, int known, long now, Span<double> into)
    {
        lock (_lock)
        {
            var letters = _letters[sender];
            var best = -1;
            for (var k = 0; k < letters.Count; k++)
            {
                if (letters[k].Arrival <= now && letters[k].Version > (best < 0 ? known : letters[best].Version))
                {
                    best = k;
                }
            }

            if (best >= 0)
            {
                (known, _words[sender]) = (letters[best].Version, letters[best].Word);
                letters[best].Numbers.CopyTo(into);
            }

            for (var k = letters.Count - 1; k >= 0; k--)
            {
                if (letters[k].Version <= known && (letters[k].Arrival <= now || k == best))
                {
                    Overtaken -= k == best ? 1 : 0;
                    Drop(sender, k);
                }
            }

            return known;
        }
    }

    private void Drop(int sender, int place)
    {
        _spares[sender].Push(_letters[sender][place].Numbers);
        _letters[sender].RemoveAt(place);
        Overtaken++;
    }

    private readonly record struct Letter(int Version, long Arrival, double[] Numbers, long Word);
}
