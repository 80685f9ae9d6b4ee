using Hogwild.Experiments;
using Hogwild.Simulation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hogwild.Scenarios;

/// <summary>Reads YAML text into nodes that know their line and column. Nothing is interpreted yet.</summary>
internal sealed class YamlTree
{
    // Far more than any scenario has, and far less than what readers and writers that call themselves can go down.
    private const int MostLevels = 64;

    // Copies behind aliases: ten anchors, each a list of ten aliases of the one before, would be ten thousand million values.
    private const int MostCopied = 1_000_000;

    private readonly string _text;
    private readonly string _source;
    private readonly bool _isFile;
    private readonly Parser _parser;
    private readonly FaultList _faults;
    private readonly Dictionary<string, (Node Node, int Size)> _anchors = new(StringComparer.Ordinal);
    private int _level;
    private int _made;
    private int _copied;

    private YamlTree(string text, string source, bool isFile, FaultList faults)
    {
        _faults = faults;
        _text = text;
        _source = source;
        _isFile = isFile;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads a whole file: exactly one document.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file, as it should be named in messages.</param>
    /// <param name="faults">Receives duplicate keys and unknown anchors, after which reading goes on.</param>
    /// <exception cref="ScenarioException">Not YAML, empty, several documents, tabs as indentation.</exception>
    public static Node ReadFile(string text, string file, FaultList faults)
    {
        YamlText.RejectTabs(text, file);
        var tree = new YamlTree(text, file, true, faults);
        return tree.Guard(tree.Document)
            ?? throw new ScenarioException(new Place(file, 1, 1).ToString(), "expected a scenario, found an empty file");
    }

    /// <summary>Reads a value given in an option; every node has the option as its place.</summary>
    /// <exception cref="ScenarioException">Not one YAML value.</exception>
    public static Node ReadValue(string text, string place)
    {
        var tree = new YamlTree(text, place, false, new FaultList());
        var node = tree.Guard(tree.Document) ?? new ScalarNode(new Place(place), string.Empty, true);
        tree._faults.Throw();
        return node;
    }

    private Node? Guard(Func<Node?> read)
    {
        try
        {
            return read();
        }
        catch (YamlException error)
        {
            throw new ScenarioException(
                At(error.Start).ToString(),
                $"expected YAML, found a syntax error: {error.Message.TrimEnd('.')}"
                    + YamlAnchors.Hint(error.Message, _text, error.Start.Index));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner itself trips over some broken input, such as a plain text that runs into the brace of an unclosed mapping.
            throw new ScenarioException(
                At(_parser.Current?.End ?? Mark.Empty).ToString(), "expected YAML, found a syntax error after this place");
        }
    }

    private Node? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var root = Value();
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            throw new ScenarioException(At(second.Start).ToString(), "expected one document, found a second one");
        }

        return root is ScalarNode { IsNothing: true } ? null : root;
    }

    private Node Value()
    {
        _made++;
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Copy(alias);
        }

        var start = _parser.Current as NodeEvent
            ?? throw new ScenarioException(At(_parser.Current!.Start).ToString(), "expected a value, found none");
        if (++_level > MostLevels)
        {
            throw new ScenarioException(
                At(start.Start).ToString(), $"expected at most {MostLevels} lists and mappings inside each other, found more");
        }

        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
        {
            _faults.Add(new ScenarioException(
                At(start.Start).ToString(),
                $"expected a value without a tag, found '{Excerpt.Of(start.Tag.Value)}': tags have no effect here"));
        }

        var before = _made;
        Node node = start switch
        {
            Scalar => Text(_parser.Consume<Scalar>()),
            MappingStart => Mapping(_parser.Consume<MappingStart>()),
            _ => Sequence(_parser.Consume<SequenceStart>()),
        };
        _level--;
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor.Value] = (node, _made - before + 1);
        }

        return node;
    }

    /// <summary>A copy of what an alias stands for: what an override changes in one place stays as it is in the other.</summary>
    private Node Copy(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out var target))
        {
            _faults.Add(new ScenarioException(
                At(alias.Start).ToString(), $"expected an anchor defined above, found '*{Excerpt.Of(alias.Value.Value)}'"
                    + (alias.Value.Value.AsSpan().ContainsAny('/', '.', '*')
                        ? " (a path that begins with * has to stand in quotes)" : string.Empty)));
            return new LostNode(At(alias.Start));
        }

        _made += target.Size;
        _copied += target.Size;
        return _copied <= MostCopied ? target.Node.Copy() : throw new ScenarioException(
            At(alias.Start).ToString(), "expected aliases that stand for at most 1,000,000 values together, found more");
    }

    private ScalarNode Text(Scalar scalar)
    {
        var text = new ScalarNode(At(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);
        return YamlText.HasHalves(text.Text)
            ? throw new ScenarioException(text.Place.ToString(), $"expected whole characters, found {text.Describe()}") : text;
    }

    private SequenceNode Sequence(SequenceStart start)
    {
        var items = new List<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Value());
        }

        return new SequenceNode(At(start.Start), items);
    }

    private MappingNode Mapping(MappingStart start)
    {
        var written = new List<Entry>();
        var merged = new Dictionary<Entry, IEnumerable<Entry>>(ReferenceEqualityComparer.Instance);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var key))
            {
                throw new ScenarioException(At(_parser.Current!.Start).ToString(), "expected a name as key, found something else");
            }

            var entry = new Entry(Text(key).Text, At(key.Start), Value());
            written.Add(entry);
            if (entry.Key == YamlMerge.Key && key.Style == ScalarStyle.Plain)
            {
                merged.Add(entry, YamlMerge.Entries(entry.Value, _faults));
            }
        }

        return YamlMerge.Mapping(At(start.Start), written, merged, _faults);
    }

    private Place At(Mark mark) => _isFile ? new Place(_source, (int)mark.Line, (int)mark.Column) : new Place(_source);
}
