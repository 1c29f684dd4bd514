package io.github.kubevalue.net.ipset;

import io.vavr.collection.Vector;

/** What entries may have beside them if their set was created with it. */
// man ipset, "GENERIC CREATE AND ADD OPTIONS"
enum SetExtension {
    COUNTERS("counters", "(packets|bytes) +[0-9]+"),
    COMMENT("comment", "comment +(\"[^\"]*\"|[^\" ]+)"),
    SKBINFO("skbinfo", "skbmark +0x[0-9a-fA-F]+(/0x[0-9a-fA-F]+)?|skbprio +[0-9a-fA-F]+:[0-9a-fA-F]+|skbqueue +[0-9]+"),
    /** What a set of blocks has unasked: the entry is an exception from the others. */
    NOMATCH("nomatch", "nomatch");

    private final String option;
    private final String text;

    SetExtension(String option, String text) {
        this.option = option;
        this.text = text;
    }

    /** Whether a set created with those options takes an entry with that beside it. */
    static boolean allows(Vector<String> options, String extensions) {
        String each = Vector.of(values())
                .filter(extension -> options.contains(extension.option))
                .map(extension -> extension.text)
                .mkString("|");
        return extensions.isEmpty() || !each.isEmpty() && extensions.matches("((" + each + ")( +|$))+");
    }
}
