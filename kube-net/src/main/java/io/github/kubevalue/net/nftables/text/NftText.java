package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.nftables.BaseHook;
import io.github.kubevalue.net.nftables.DataType;
import io.github.kubevalue.net.nftables.Datum;
import io.github.kubevalue.net.nftables.NftChain;
import io.github.kubevalue.net.nftables.NftElement;
import io.github.kubevalue.net.nftables.NftFamily;
import io.github.kubevalue.net.nftables.NftRule;
import io.github.kubevalue.net.nftables.NftRuleset;
import io.github.kubevalue.net.nftables.NftSet;
import io.github.kubevalue.net.nftables.NftTable;
import io.github.kubevalue.net.nftables.TimedKeys;
import io.github.kubevalue.net.text.TextProblem;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;

/** The text of tables. */
public final class NftText {
    private static final String ELEMENTS = "\t\telements = { ";
    private static final String NEXT_LINE = ",\n\t\t\t     ";

    private final NftTable table;

    private NftText(NftTable table) {
        this.table = table;
    }

    /** Returns the commands that make the table, one a line, as kube-proxy writes them and {@code nft -f} reads them. */
    public static String written(NftTable table) {
        return new NftText(table).commands().mkString("", "\n", "\n");
    }

    /** Returns what {@code nft list table} prints once the table is loaded: version 1.0.6, without what rules put into sets. */
    public static String listed(NftTable table) {
        return new NftText(table).listing();
    }

    /** Returns what {@code nft list ruleset} prints: version 1.0.6. What was read is printed as it was read. */
    public static String listed(NftRuleset ruleset) {
        return ruleset.tables().map(NftText::listed).mkString();
    }

    /**
     * Reads what {@code nft list ruleset} prints, with or without handles. Statements that are not understood are kept word for
     * word, and {@link NftRuleset#unmodelled} names them; the problem names the first line that cannot be right, and the column.
     */
    public static Either<TextProblem, NftRuleset> parseRuleset(String text) {
        RulesetReader reader = new RulesetReader(text);
        try {
            return Either.right(reader.ruleset());
        } catch (NftSyntaxError error) {
            return Either.left(new TextProblem(reader.line(), error.described()));
        }
    }

    /** Reads what {@code nft list table} prints. */
    public static Either<TextProblem, NftTable> parse(String text) {
        return parseRuleset(text)
                .flatMap(ruleset -> ruleset.tables().size() == 1
                        ? Either.right(ruleset.tables().head())
                        : Either.left(new TextProblem(
                                1,
                                "one table is expected, not " + ruleset.tables().size())));
    }

    private IpFamily family() {
        return table.family() == NftFamily.IP6 ? IpFamily.IPV6 : IpFamily.IPV4;
    }

    private Seq<String> commands() {
        Seq<NftSet> sets = table.listedSets();
        Seq<NftChain> chains = table.listedChains();
        return Vector.of("add table " + table.name()
                        + braces(comment(table.comment().toVector())))
                .appendAll(chains.map(this::command))
                .appendAll(sets.map(this::command))
                .appendAll(chains.flatMap(chain -> chain.rules()
                        .map(rule -> "add rule " + table.name() + " " + chain.name() + " " + rule.written(family()))))
                .appendAll(sets.flatMap(set -> elements(set)
                        .map(element -> "add element " + table.name() + " " + set.name() + " { " + element + " }")));
    }

    private String command(NftChain chain) {
        Seq<String> base = chain.base().map(BaseHook::written).toVector();
        return "add chain " + table.name() + " " + chain.name()
                + braces(base.appendAll(comment(chain.comment().toVector())));
    }

    private String command(NftSet set) {
        Seq<String> timeout = set.timeout()
                .toVector()
                .flatMap(time -> Vector.of("flags dynamic,timeout", "timeout " + time.toSeconds() + "s"));
        Seq<String> size = set.size().toVector().map(most -> "size " + most);
        return "add " + kind(set) + " " + table.name() + " " + set.name()
                + braces(Vector.of(type(set))
                        .appendAll(size)
                        .appendAll(timeout)
                        .appendAll(comment(set.comment().toVector())));
    }

    private static String braces(Seq<String> parts) {
        return parts.isEmpty() ? "" : parts.map(part -> part + " ; ").mkString(" { ", "", "}");
    }

    private static Seq<String> comment(Seq<String> texts) {
        return texts.map(text -> "comment \"" + text + "\"");
    }

    private static String kind(NftSet set) {
        return set.verdicts() ? "map" : "set";
    }

    private static String type(NftSet set) {
        return "type " + set.type().mkString(" . ") + (set.verdicts() ? " : verdict" : "");
    }

    /** The elements as nft sorts them: one number by its value, several as if the last byte counted most. */
    // src/expression.c, concat_expr_msort_value
    private static Seq<NftElement> elements(NftSet set) {
        Comparator<byte[]> order = set.type().size() == 1 ? Arrays::compareUnsigned : NftText::compareFromEnd;
        return set.elements().values().toVector().sorted(Comparator.comparing(element -> bytes(element.key()), order));
    }

    private static byte[] bytes(Seq<Datum> key) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        key.forEach(part -> bytes.writeBytes(part.bytes()));
        return bytes.toByteArray();
    }

    private static int compareFromEnd(byte[] first, byte[] second) {
        for (int i = first.length - 1; i >= 0; i--) {
            if (first[i] != second[i]) {
                return Integer.compare(first[i] & 255, second[i] & 255);
            }
        }
        return 0;
    }

    private String listing() {
        Seq<String> kept = table.objects().values().toVector();
        Seq<String> objects = kept.reject(NftText::isFlowtable)
                .appendAll(table.listedSets().map(NftText::listing))
                .appendAll(kept.filter(NftText::isFlowtable))
                .appendAll(table.listedChains().map(this::listing));
        return table.listed().getOrElse(this::head) + objects.mkString("\n") + "}\n";
    }

    // src/rule.c, table_print: objects, sets, flowtables, chains
    private static boolean isFlowtable(String text) {
        return text.startsWith("\tflowtable ");
    }

    private String head() {
        return "table " + table.name() + " {\n"
                + comment(table.comment().toVector())
                        .map(text -> "\t" + text + "\n")
                        .mkString();
    }

    private static String listing(NftSet set) {
        return set.listed().getOrElse(() -> made(set));
    }

    private static String made(NftSet set) {
        Seq<String> timeout =
                set.timeout().toVector().flatMap(time -> Vector.of("flags dynamic,timeout", "timeout " + time(time)));
        Seq<String> size = set.size()
                .orElse(() -> set.timeout().map(time -> TimedKeys.SIZE))
                .toVector()
                .map(most -> "size " + most);
        return block(
                kind(set) + " " + set.name(),
                Vector.of(type(set))
                        .appendAll(size)
                        .appendAll(timeout)
                        .appendAll(comment(set.comment().toVector())),
                set.elements().isEmpty() ? "" : ELEMENTS + listing(elements(set), set) + " }\n");
    }

    /** IPv4 addresses stand two on a line. */
    // src/expression.c, calculate_delim
    private static String listing(Seq<NftElement> elements, NftSet set) {
        boolean two = set.type().equals(Vector.of(DataType.IPV4_ADDR));
        return elements.zipWithIndex((element, i) -> (i == 0 ? "" : two && i % 2 == 1 ? ", " : NEXT_LINE) + element)
                .mkString();
    }

    private String listing(NftChain chain) {
        return chain.listed().getOrElse(() -> head(chain))
                + chain.rules()
                        .map(rule -> "\t\t" + listing(rule, family()) + "\n")
                        .mkString() + "\t}\n";
    }

    private static String listing(NftRule rule, IpFamily family) {
        return rule.shown(family)
                + rule.handle().map(handle -> " # handle " + handle).getOrElse("");
    }

    private static String head(NftChain chain) {
        Seq<String> base =
                chain.base().map(hook -> hook.listed() + "; policy accept;").toVector();
        return "\tchain " + chain.name() + " {\n"
                + comment(chain.comment().toVector())
                        .appendAll(base)
                        .map(line -> "\t\t" + line + "\n")
                        .mkString();
    }

    private static String block(String head, Seq<String> lines, String tail) {
        return "\t" + head + " {\n" + lines.map(line -> "\t\t" + line + "\n").mkString() + tail + "\t}\n";
    }

    /** Returns {@code 1d2h3m4s}. */
    private static String time(Duration time) {
        return part(time.toDays(), "d")
                + part(time.toHoursPart(), "h")
                + part(time.toMinutesPart(), "m")
                + part(time.toSecondsPart(), "s");
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
