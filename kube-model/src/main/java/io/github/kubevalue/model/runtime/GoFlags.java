package io.github.kubevalue.model.runtime;

import io.github.kubevalue.model.core.Container;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The flags that a Go program is started with: {@code -conf /etc/Corefile}, {@code --conf=/etc/Corefile}.
 *
 * @param words the words of the command line
 */
// flag/flag.go, FlagSet.parseOne
public record GoFlags(Seq<String> words) {

    /** Returns the flags of a container's program, as far as its manifest gives them. */
    public static GoFlags of(Container container) {
        return new GoFlags(container.command().appendAll(container.args()));
    }

    /** Returns the value of a flag that takes one; of several the last. */
    public Option<String> value(String name) {
        return words.zipWithIndex()
                .flatMap(word -> value(name, word._1, word._2))
                .lastOption();
    }

    private Option<String> value(String name, String word, int index) {
        String flag = bare(word);
        if (flag.startsWith(name + "=")) {
            return Option.some(flag.substring(name.length() + 1));
        }
        return Option.when(flag.equals(name) && index + 1 < words.size(), () -> words.get(index + 1));
    }

    /** Returns whether a flag is on that is so unless it says false. */
    public boolean isOn(String name) {
        return !words.map(GoFlags::bare).exists(word -> word.equals(name + "=false"));
    }

    /** A flag without its dashes, of which one is as good as two; empty if it is none. */
    private static String bare(String word) {
        return word.startsWith("-") ? word.replaceFirst("^--?", "") : "";
    }
}
