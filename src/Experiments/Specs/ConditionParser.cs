namespace Hogwild.Experiments;

/// <summary>Reads conditions: <c>or</c> joins what <c>and</c> joins of comparisons, <c>not</c> and brackets.</summary>
internal sealed class ConditionParser(string text)
{
    private const int Deepest = 100;
    private readonly IReadOnlyList<ConditionToken> _tokens = ConditionToken.Of(text);
    private ConditionFault? _fault;
    private int _next;
    private int _depth;

    /// <summary>Reads all of it; null where it is wrong.</summary>
    public ConditionTerm? Read(out ConditionFault? fault)
    {
        var term = Either();
        if (_fault is null && _next < _tokens.Count)
        {
            _ = Fail("and, or, or the end");
        }

        fault = _fault;
        return _fault is null ? term : null;
    }

    private ConditionTerm? Either() => Joined("or", Both);

    private ConditionTerm? Both() => Joined("and", One);

    private ConditionTerm? Joined(string word, Func<ConditionTerm?> read)
    {
        var terms = new List<ConditionTerm>();
        do
        {
            if (read() is not { } term)
            {
                return null;
            }

            terms.Add(term);
        }
        while (Takes(word));

        return terms.Count == 1 ? terms[0] : new ConditionTerm.Joined(terms, IsAll: word == "and");
    }

    private ConditionTerm? One()
    {
        if (_depth >= Deepest)
        {
            return Fail("a condition that is less deep");
        }

        if (Takes("not"))
        {
            _depth++;
            var denied = One();
            _depth--;
            return denied is null ? null : new ConditionTerm.Not(denied);
        }

        if (!Takes("("))
        {
            return Comparison();
        }

        _depth++;
        var inner = Either();
        _depth--;
        return inner is null ? null : Takes(")") ? inner : Fail("and, or, or a closing bracket");
    }

    private ConditionTerm? Comparison()
    {
        if (Word("a swept path, such as scheduler.link.loss, not, or an opening bracket") is not { } left)
        {
            return null;
        }

        if (_next >= _tokens.Count || ConditionSigns.Of(_tokens[_next].Text) is not { } sign || _tokens[_next].IsWord)
        {
            return Fail("one of <, <=, >, >=, = and !=");
        }

        var at = _tokens[_next++].Offset;
        return Word("a constant, such as 50%, 10ms or a word, or a swept path") is { } right
            ? new ConditionTerm.Comparison(left, sign, at, right) : null;
    }

    private ConditionToken? Word(string expected)
    {
        if (_next < _tokens.Count && _tokens[_next].IsWord)
        {
            return _tokens[_next++];
        }

        _ = Fail(expected);
        return null;
    }

    private bool Takes(string word)
    {
        var takes = _next < _tokens.Count && !_tokens[_next].IsWord && _tokens[_next].Text == word;
        _next += takes ? 1 : 0;
        return takes;
    }

    private ConditionTerm? Fail(string expected)
    {
        var token = _next < _tokens.Count ? _tokens[_next] : null;
        _fault ??= new ConditionFault(token?.Offset ?? text.Length, expected, token?.Text ?? string.Empty);
        return null;
    }
}
