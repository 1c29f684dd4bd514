package io.github.kubevalue.net.nftables.text;

import io.github.kubevalue.net.nftables.NftFamily;
import io.github.kubevalue.net.nftables.NftRuleset;
import io.github.kubevalue.net.nftables.NftTable;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads tables as {@code nft list ruleset} prints them. */
final class RulesetReader {
    private static final Pattern TABLE = Pattern.compile("table (\\w+) (\\S+) \\{(?: # handle \\d+)?");
    private static final Pattern OBJECT = Pattern.compile("\t((?:ct )?[a-z]+) (\\S+) \\{(?: # handle \\d+)?");

    private final Vector<String> lines;
    private int line;

    RulesetReader(String text) {
        this.lines = Vector.of(text.split("\n", -1));
    }

    /** The line that was read last, counted from 1. */
    int line() {
        return line;
    }

    private boolean hasNext() {
        return line < lines.size() - 1 || line < lines.size() && !lines.last().isEmpty();
    }

    private String next() {
        if (!hasNext()) {
            throw new NftSyntaxError(1, "the text ends too early");
        }
        return lines.get(line++);
    }

    NftRuleset ruleset() {
        Vector<NftTable> tables = Vector.empty();
        Vector<String> before = Vector.empty();
        while (hasNext()) {
            String text = next();
            if (text.startsWith("table ")) {
                tables = tables.append(table(text, before));
                before = Vector.empty();
            } else if (text.isBlank() || text.startsWith("#")) {
                before = before.append(text);
            } else {
                throw new NftSyntaxError(1, "a table is expected, not " + text);
            }
        }
        return new NftRuleset(tables);
    }

    private NftTable table(String first, Seq<String> before) {
        Matcher matcher = TABLE.matcher(first);
        if (!matcher.matches()) {
            throw new NftSyntaxError(1, "no table: " + first);
        }
        NftFamily family = NftFamily.tryParse(matcher.group(1))
                .getOrElseThrow(() -> new NftSyntaxError(7, "no family: " + matcher.group(1)));
        NftTable table = NftTable.of(family, matcher.group(2));
        Vector<String> head = Vector.ofAll(before).append(first);
        for (String text = next(); !text.equals("}"); text = next()) {
            if (text.matches("\t(comment|flags) .*")) {
                head = head.append(text);
                table = said(table, text.strip());
            } else if (!text.isBlank()) {
                table = object(table, text);
            } else if (table.isEmpty()) {
                head = head.append(text);
            }
        }
        return table.withListed(Option.some(head.mkString("", "\n", "\n")));
    }

    private static NftTable said(NftTable table, String text) {
        return text.startsWith("comment ")
                ? table.withComment(
                        Option.some(Tokens.of(text, 1).expect("comment").quoted()))
                : table.withDormant(text.contains("dormant"));
    }

    private NftTable object(NftTable table, String first) {
        Matcher matcher = OBJECT.matcher(first);
        if (!matcher.matches()) {
            throw new NftSyntaxError(2, "no object of a table: " + first.strip());
        }
        Block block = block(matcher.group(1), matcher.group(2), first);
        return switch (block.kind()) {
            case "chain" -> withChain(table, block);
            case "set", "map", "meter" -> table.withAllSets(Vector.of(SetReader.read(table.family(), block)));
            default -> table.withObjects(table.objects().put(block.kind() + " " + block.name(), block.text()));
        };
    }

    private NftTable withChain(NftTable table, Block block) {
        ChainReader reader = new ChainReader(table.family(), block);
        try {
            return table.withAllChains(Vector.of(reader.chain()));
        } catch (NftSyntaxError error) {
            line = reader.line();
            throw error;
        }
    }

    private Block block(String kind, String name, String first) {
        int start = line;
        Vector<String> all = Vector.of(first);
        do {
            all = all.append(next());
        } while (!all.last().equals("\t}"));
        return new Block(kind, name, start, all);
    }
}
