package io.github.kubevalue.net.text;

/**
 * What is wrong with a text, {@code line 12: not a port: "http"}.
 *
 * @param line the line, counted from 1
 * @param message what is wrong
 */
public record TextProblem(int line, String message) {
    @Override
    public String toString() {
        return "line " + line + ": " + message;
    }
}
