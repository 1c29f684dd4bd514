package io.github.kubevalue.model.manifest;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * A file, or another stream, and its text.
 *
 * @param name the name by which problems call it
 * @param text the text, without a byte order mark
 */
record Source(String name, String text) {
    /** How large a file may be. */
    static final int MAX_BYTES = 64 << 20;

    /** Returns a source of a text, which may begin with a byte order mark. */
    static Source of(String name, String text) {
        return new Source(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    /** Reads a stream to its end, or to the limit. */
    static Either<Problem, Source> read(String name, InputStream stream) {
        try {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES
                    ? Either.left(new Problem(Place.startOf(name), "", "larger than " + (MAX_BYTES >> 20) + " MiB"))
                    : decode(name, bytes);
        } catch (IOException problem) {
            return Either.left(new Problem(Place.startOf(name), "", "cannot be read: " + problem.getMessage()));
        }
    }

    private static Either<Problem, Source> decode(String name, byte[] bytes) {
        Charset charset = charset(bytes);
        CharsetDecoder decoder = charset.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
            int column = text.length() - text.lastIndexOf('\n');
            return Either.left(new Problem(new Place(name, line, column), "", "not valid " + charset));
        }
        return Either.right(of(name, text));
    }

    /** Returns the encoding that a byte order mark tells, as some programs on Windows write it; otherwise UTF-8. */
    private static Charset charset(byte[] bytes) {
        // cli-runtime, resource/visitor.go, FileVisitor
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return switch (mark) {
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /** Whether the text begins as JSON objects do. */
    boolean looksLikeJson() {
        return text.stripLeading().startsWith("{");
    }

    /** Whether the text can only be meant as JSON: YAML writes names without quotes. */
    boolean isMeantAsJson() {
        return name.endsWith(".json")
                || text.stripLeading().substring(1).stripLeading().startsWith("\"");
    }
}
