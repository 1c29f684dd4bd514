package io.github.kubevalue.dns.plugin.rewrite;

/**
 * Which names are replaced in a reply, and by what.
 *
 * @param match the names; others stay as they are
 * @param replacement what they become
 */
public record Substitution(NameMatch match, String replacement) {

    /** Returns what becomes of a name. */
    String apply(String name) {
        return match.replaced(name, replacement).getOrElse(name);
    }
}
