using System.Globalization;
using System.Xml;
using Hogwild.Simulation;

namespace Hogwild.Models;

/// <summary>
/// Reads one graph from GraphML: nodes are numbered in the order of their elements, and all edges are taken for undirected ones, or all
/// for arcs. Data of nodes and edges and ports are left out, which a note says; graphs within nodes and edges of more than two ends are
/// refused.
/// </summary>
internal sealed class GraphMlFile
{
    private const int MostEntities = 1024;
    private readonly string _name;
    private readonly XmlReader _reader;
    private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal);
    private readonly List<(string A, string B, int Line, int Column)> _edges = [];
    private readonly SortedSet<string> _left = new(StringComparer.Ordinal);
    private bool _isDirected;
    private int _directed;
    private int _graphs;

    private GraphMlFile(string name, XmlReader reader) => (_name, _reader) = (name, reader);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="name">What it is called in messages.</param>
    /// <param name="nodes">How many nodes something else says that there are; null where nothing does.</param>
    /// <param name="directed">Whether edges are to be arcs. Default false.</param>
    /// <exception cref="DataFormatException">It is no such graph.</exception>
    /// <exception cref="TextLineException">It is no file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal static EdgeRows Read(string path, string name, NodeCount? nodes, bool directed = false)
    {
        using var stream = DataFile.Open(path);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = DataFile.MostBytes,
            MaxCharactersFromEntities = MostEntities,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
        try
        {
            return new GraphMlFile(name, reader).Read(nodes, directed);
        }
        catch (XmlException error)
        {
            // The message of the runtime names its place once more.
            var reason = error.Message.Contains("DTD", StringComparison.Ordinal) ? "a DTD"
                : error.Message.Split(" Line ")[0].TrimEnd('.');
            throw new DataFormatException(
                At(name, error.LineNumber, error.LinePosition),
                $"expected XML that is well-formed and has no DTD, found {Excerpt.Of(reason)}");
        }
    }

    private EdgeRows Read(NodeCount? nodes, bool directed)
    {
        while (!_reader.EOF)
        {
            if (_reader.NodeType == XmlNodeType.Element && !Take(_reader.LocalName))
            {
                _reader.Skip();
            }
            else
            {
                _reader.Read();
            }
        }

        if (_nodes.Count == 0)
        {
            throw new DataFormatException(At(_name, 1, 1), "expected a <graph> with <node> elements, found no nodes");
        }

        if (nodes is not null && nodes.Count != _nodes.Count)
        {
            throw new DataFormatException(
                At(_name, 1, 1), Text($"expected {nodes.Count} nodes, since {nodes.Because}, found {_nodes.Count}"));
        }

        var edges = new EdgeList(
            _name, first: 0, new NodeCount(_nodes.Count, string.Empty), edge => At(_name, _edges[edge].Line, _edges[edge].Column));
        foreach (var (a, b, line, column) in _edges)
        {
            edges.Add((NodeOf(a, line, column), NodeOf(b, line, column)), a, b);
        }

        return edges.Read() with { Notes = [.. Notes(directed)], Names = _nodes };
    }

    /// <summary>Takes what an element says; false where nothing within it counts.</summary>
    private bool Take(string element)
    {
        if (_reader.Depth == 0)
        {
            return element == "graphml" ? true : throw Error($"expected the element <graphml>, found <{Excerpt.Of(element)}>");
        }

        switch (element)
        {
            case "graph":
                _graphs++;
                _isDirected = _reader.GetAttribute("edgedefault") != "undirected";
                return _graphs == 1 && _reader.Depth == 1 ? true : throw Error("expected one <graph>, found another one");
            case "node":
                return _nodes.TryAdd(Attribute("id"), _nodes.Count) ? true
                    : throw Error($"expected each node once, found '{Excerpt.Of(Attribute("id"))}' again");
            case "edge":
                var (line, column) = Place;
                _edges.Add((Attribute("source"), Attribute("target"), line, column));
                _directed += (_reader.GetAttribute("directed") is { } own ? own is "true" or "1" : _isDirected) ? 1 : 0;
                return true;
            case "hyperedge":
                throw Error("expected edges of two nodes, found a <hyperedge>");
            default:
                _left.UnionWith(element is "key" or "desc" or "default" ? [] : [$"<{Excerpt.Of(element)}>"]);
                return false;
        }
    }

    private string Attribute(string name) => _reader.GetAttribute(name) is { Length: > 0 } value ? value
        : throw Error($"expected the attribute {name} of <{_reader.LocalName}>, found none");

    private int NodeOf(string id, int line, int column) => _nodes.TryGetValue(id, out var node) ? node
        : throw new DataFormatException(At(_name, line, column), $"expected the id of a <node>, found '{Excerpt.Of(id)}'");

    private IEnumerable<string> Notes(bool directed)
    {
        const int Shown = 3;
        var title = Path.GetFileName(_name);
        if (_nodes.Any(item => item.Key != Text($"{item.Value}") && item.Key != Text($"n{item.Value}")))
        {
            var names = _nodes.OrderBy(item => item.Value).Take(Shown).Select(item => Text($"{Excerpt.Of(item.Key)} is {item.Value}"));
            yield return $"{title}: nodes are numbered in the order of their elements: {string.Join(", ", names)}"
                + (_nodes.Count > Shown ? ", …" : string.Empty);
        }

        if (directed && _directed < _edges.Count)
        {
            yield return Text($"{title}: {_edges.Count - _directed} undirected edges are taken for arcs from source to target");
        }
        else if (!directed && _directed > 0)
        {
            yield return Text($"{title}: {_directed} directed edges are taken for undirected ones");
        }

        if (_left.Count > 0)
        {
            yield return $"{title}: what stands in {string.Join(", ", _left.Take(Shown))} is left out; features and labels "
                + "are files of their own";
        }
    }

    // The reader tells the place of the name, behind the bracket.
    private (int Line, int Column) Place => _reader is IXmlLineInfo info ? (info.LineNumber, info.LinePosition - 1) : (1, 1);

    private DataFormatException Error(string problem) => new(At(_name, Place.Line, Place.Column), problem);

    private static string At(string name, int line, int column) => Text($"{name}:{Math.Max(line, 1)}:{Math.Max(column, 1)}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
