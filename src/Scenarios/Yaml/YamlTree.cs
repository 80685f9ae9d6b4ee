using Hogwild.Experiments;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Hogwild.Scenarios;

/// <summary>Reads YAML text into nodes that know their line and column. Nothing is interpreted yet.</summary>
internal sealed class YamlTree
{
    private readonly string _source;
    private readonly bool _isFile;
    private readonly Parser _parser;
    private readonly FaultList _faults;
    private readonly Dictionary<string, Node> _anchors = new(StringComparer.Ordinal);

    private YamlTree(string text, string source, bool isFile, FaultList faults)
    {
        _faults = faults;
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
        RejectTabs(text, file);
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

    private static void RejectTabs(string text, string file)
    {
        var faults = new FaultList();
        var line = 0;
        foreach (var content in text.Split('\n'))
        {
            line++;
            var indentation = content.Length - content.TrimStart(' ', '\t').Length;
            var tab = content.AsSpan(0, indentation).IndexOf('\t');
            var isBlank = content.AsSpan(indentation).Trim() is [] or ['#', ..];
            if (tab >= 0 && !isBlank)
            {
                faults.Add(new ScenarioException(
                    new Place(file, line, tab + 1).ToString(), "expected spaces as indentation, found a tab"));
            }
        }

        faults.Throw();
    }

    private Node? Guard(Func<Node?> read)
    {
        try
        {
            return read();
        }
        catch (YamlException error)
        {
            throw new ScenarioException(At(error.Start).ToString(), $"expected YAML, found a syntax error: {error.Message.TrimEnd('.')}");
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
        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            // A copy: what an override changes in one place stays as it is in the other.
            if (_anchors.TryGetValue(alias.Value.Value, out var target))
            {
                return target.Copy();
            }

            _faults.Add(new ScenarioException(
                At(alias.Start).ToString(), $"expected an anchor defined above, found '*{alias.Value.Value}'"));
            return new LostNode(At(alias.Start));
        }

        var start = _parser.Current as NodeEvent
            ?? throw new ScenarioException(At(_parser.Current!.Start).ToString(), "expected a value, found none");
        Node node = start switch
        {
            Scalar => Text(_parser.Consume<Scalar>()),
            MappingStart => Mapping(_parser.Consume<MappingStart>()),
            _ => Sequence(_parser.Consume<SequenceStart>()),
        };
        if (!start.Anchor.IsEmpty)
        {
            _anchors[start.Anchor.Value] = node;
        }

        return node;
    }

    private ScalarNode Text(Scalar scalar) => new(At(scalar.Start), scalar.Value, scalar.Style == ScalarStyle.Plain);

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
        var entries = new List<Entry>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (!_parser.TryConsume<Scalar>(out var key))
            {
                throw new ScenarioException(At(_parser.Current!.Start).ToString(), "expected a name as key, found something else");
            }

            var (place, value) = (At(key.Start), Value());
            if (entries.Find(entry => entry.Key == key.Value) is { } first)
            {
                var where = first.Place.Line == 0 ? string.Empty : $" (first in line {first.Place.Line})";
                _faults.Add(new ScenarioException(place.ToString(), $"expected each key once, found '{key.Value}' again{where}"));
            }
            else
            {
                entries.Add(new Entry(key.Value, place, value));
            }
        }

        return new MappingNode(At(start.Start), entries);
    }

    private Place At(Mark mark) => _isFile ? new Place(_source, (int)mark.Line, (int)mark.Column) : new Place(_source);
}
