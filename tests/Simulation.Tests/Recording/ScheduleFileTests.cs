using Hogwild.Testing;

namespace Hogwild.Simulation.Tests;

public sealed class ScheduleFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Property(Arbitrary = [typeof(DirectedGraphs)])]
    public bool What_is_written_is_read_back(Graph graph, long[] times)
    {
        var schedule = Make(graph, times);
        Write(schedule);
        var read = ScheduleFile.Read(_path);
        return read.Header.GraphHash == schedule.Header.GraphHash
            && read.Header.Origin.SequenceEqual(schedule.Header.Origin)
            && read.Trailer == schedule.Trailer
            && Enumerable.Range(0, schedule.Count).All(k => read[k].Time == schedule[k].Time && read[k].Node == schedule[k].Node
                && read[k].Exchange == schedule[k].Exchange && read[k].Read.SequenceEqual(schedule[k].Read)
                && read[k].OwnLag == schedule[k].OwnLag && read[k].Torn.SequenceEqual(schedule[k].Torn));
    }

    [Fact]
    public void The_format_is_this()
    {
        Write(Make(Graphs.Path(2), [2, 6]));
        Assert.Equal(
            """
            {"format":"hogwild-schedule","version":1,"graph":"47102f46bb7c140f","nodes":2,"arcs":2,"model":"\u0022a\u0022"}
            {"t":3,"n":0,"r":[0]}
            {"t":7,"n":1,"r":[1],"x":"messages"}
            {"count":2,"fingerprint":"e03551e42c5fb6f3","staleness":5}

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(_path));
    }

    [Theory]
    [InlineData("x", ":1:1: expected the header")]
    [InlineData("{\"format\":\"other\"}", ":1:1: expected format hogwild-schedule, found other")]
    [InlineData("{\"format\":\"hogwild-schedule\",\"version\":4}", ":1:1: expected version 3 of the format at most, found 4")]
    [InlineData("HEADER", ":2:1: expected the trailer; the file has been cut short")]
    [InlineData("HEADER\n{\"t\":3,\"n\":0}", ":2:1: expected a decision")]
    [InlineData("HEADER\n{\"t\":0,\"n\":0,\"r\":[0]}", ":2:1: expected t from 1 on")]
    [InlineData("HEADER\n{\"t\":3,\"n\":0,\"r\":[0]}\n{\"t\":2,\"n\":1,\"r\":[0]}", ":3:1: expected t from 1 on, not before the previous")]
    [InlineData("HEADER\n{\"t\":3,\"n\":0,\"r\":[0]}\n{\"t\":3,\"n\":0,\"r\":[0]}", ":3:1: expected t from 1 on, not before the previous")]
    [InlineData("{\"format\":\"hogwild-schedule\",\"version\":1,\"graph\":\"00\",\"nodes\":2000000000,\"arcs\":2}", ":1:1: expected 0 to")]
    [InlineData(
        "{\"format\":\"hogwild-schedule\",\"version\":1,\"graph\":\"0\",\"nodes\":99999999,\"arcs\":1}",
        ":1:1: expected as many nodes as a file of 79 bytes can be about, found 99999999")]
    [InlineData(
        "{\"format\":\"hogwild-schedule\",\"version\":1,\"graph\":\"fffffffffffffffff\",\"nodes\":5,\"arcs\":1}",
        ":1:1: expected a hash of 1 to 16 hexadecimal digits, found 'fffffffffffffffff'")]
    [InlineData("HEADER\n{\"t\":3,\"n\":9,\"r\":[0]}", ":2:1: expected a node from 0 to 1, found 9")]
    [InlineData("HEADER\n{\"t\":3,\"n\":0,\"r\":[0],\"x\":\"all\"}", ":2:1: expected x to be state or messages, found all")]
    [InlineData("HEADER\n{\"t\":3,\"n\":0,\"r\":[0]}\n{\"count\":2,\"fingerprint\":\"0\",\"staleness\":0}", ":3:1: expected 2 decisions")]
    [InlineData(
        "HEADER\n{\"t\":3,\"n\":0,\"r\":[0]}\n{\"count\":1,\"fingerprint\":\"0\",\"staleness\":0}", ":3:1: expected fingerprint 0000")]
    public void What_is_wrong_is_said_with_its_line(string text, string expected)
    {
        const string Header = "{\"format\":\"hogwild-schedule\",\"version\":1,\"graph\":\"00\",\"nodes\":2,\"arcs\":2}";
        File.WriteAllText(_path, text.Replace("HEADER", Header, StringComparison.Ordinal));
        var failure = Assert.Throws<ScheduleFormatException>(() => ScheduleFile.Read(_path));
        Assert.StartsWith(_path + expected, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_of_the_world_are_lines_of_their_own()
    {
        WorldChange[] changes =
        [
            new(0) { Gone = [(0, 1), (1, 0)] },
            new(5) { Back = [(0, 1), (1, 0)] },
            new(9) { Left = [2], Gone = [(1, 2), (2, 1)] },
            new(12) { Joined = [2], Back = [(1, 2), (2, 1)] },
        ];
        var builder = new ScheduleBuilder(ScheduleHeader.For(Graphs.Path(3)), changes);
        builder.Add(new Activation { Node = 1, Time = 5 }, [0, 0], 0);
        builder.Add(new Activation { Node = 0, Time = 10 }, [-1], 0);
        Write(builder.Build());
        var lines = File.ReadAllLines(_path);
        Assert.Contains("\"version\":3", lines[0], StringComparison.Ordinal);
        Assert.Equal("{\"c\":0,\"gone\":[[0,1],[1,0]]}", lines[1]);
        Assert.Equal("{\"c\":5,\"back\":[[0,1],[1,0]]}", lines[2]);
        Assert.Equal("{\"c\":9,\"gone\":[[1,2],[2,1]],\"left\":[2]}", lines[4]);
        Assert.Equal("{\"c\":12,\"back\":[[1,2],[2,1]],\"joined\":[2]}", lines[6]);
        var read = ScheduleFile.Read(_path);
        Assert.Equal(changes, read.Changes);
        Assert.Equal([-1], read[1].Read.ToArray());
        lines[4] = lines[4].Replace("\"c\":9", "\"c\":5", StringComparison.Ordinal);
        File.WriteAllLines(_path, lines);
        Assert.StartsWith(
            $"{_path}:5:1: expected c, the instant of a change, after those of all lines before it, found 5",
            Assert.Throws<ScheduleFormatException>(() => ScheduleFile.Read(_path)).Message,
            StringComparison.Ordinal);
        lines[4] = "{\"c\":9,\"left\":[3]}";
        File.WriteAllLines(_path, lines);
        Assert.StartsWith(
            $"{_path}:5:1: expected nodes from 0 to 2 in a change, found 3",
            Assert.Throws<ScheduleFormatException>(() => ScheduleFile.Read(_path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_is_no_schedule_and_neither_are_bytes_that_are_no_text()
    {
        Assert.EndsWith(
            ":1:1: expected a file, found a folder",
            Assert.Throws<ScheduleFormatException>(() => ScheduleFile.ReadHeader(Path.GetTempPath())).Message,
            StringComparison.Ordinal);
        File.WriteAllBytes(_path, [(byte)'{', 0xff]);
        Assert.Equal(
            $"{_path}:1:2: expected text in UTF-8, found bytes that are not",
            Assert.Throws<ScheduleFormatException>(() => ScheduleFile.Read(_path)).Message);
    }

    [Property(Arbitrary = [typeof(DirectedGraphs)], MaxTest = 30)]
    public bool A_file_cut_short_anywhere_is_refused(Graph graph, long[] times, ushort cut)
    {
        Write(Make(graph, times));
        var text = File.ReadAllText(_path);
        File.WriteAllText(_path, text[..(cut % (text.Length - 1))]);
        try
        {
            ScheduleFile.Read(_path);
            return false;
        }
        catch (ScheduleFormatException)
        {
            return true;
        }
    }

    private static Schedule Make(Graph graph, long[] times)
    {
        var builder = new ScheduleBuilder(ScheduleHeader.For(graph, [KeyValuePair.Create("model", "\"a\"")]));
        times = [.. times.Select(time => (time & 0xFFFF) + 1).Distinct().Order()];
        for (var k = 0; k < times.Length && graph.NodeCount > 0; k++)
        {
            var node = k % graph.NodeCount;
            builder.Add(
                new Activation { Node = node, Time = times[k], Exchange = (Exchange)(k % 3), OwnLag = times.Length % 3 == 0 ? k % 2 : 0 },
                [.. Enumerable.Repeat(k, graph.InDegree(node))],
                5);
            if (times.Length % 4 == 1)
            {
                builder.AddTorn([.. Enumerable.Range(0, 3 * graph.InDegree(node))], 5);
            }
        }

        return builder.Build();
    }

    private void Write(Schedule schedule)
    {
        using var stream = File.Create(_path);
        ScheduleFile.Write(schedule, stream);
    }
}
