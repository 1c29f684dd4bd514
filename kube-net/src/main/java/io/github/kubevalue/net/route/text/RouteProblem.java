package io.github.kubevalue.net.route.text;

/**
 * What is wrong with the text of routes or rules, {@code line 2: unknown word "vai"}.
 *
 * @param line the line, counted from 1
 * @param message what is wrong
 */
public record RouteProblem(int line, String message) {
    @Override
    public String toString() {
        return "line " + line + ": " + message;
    }
}
