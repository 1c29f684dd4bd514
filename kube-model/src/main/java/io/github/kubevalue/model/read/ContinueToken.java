package io.github.kubevalue.model.read;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kubevalue.model.json.Json;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a list goes on: what is behind the opaque text of {@code continue}. (apiserver/pkg/storage/continue.go)
 *
 * @param resourceVersion the revision of the first page; {@link #LATEST} to go on with what is there now
 * @param startKey the first key that is still to come, below that of the list: {@code demo/web} and a zero byte
 */
record ContinueToken(long resourceVersion, String startKey) {
    /** The revision that is current when the list goes on. */
    static final long LATEST = -1;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "meta.k8s.io/v1";
    private static final Vector<String> DETOURS = Vector.of("", ".", "..");
    private static final String INVALID = "continue key is not valid";

    /** Returns the token for the page after an object. */
    static ContinueToken after(String key, long resourceVersion) {
        return new ContinueToken(resourceVersion, key + "\0");
    }

    /** Returns the token of a text, or why it is none. */
    static Either<String, ContinueToken> parse(String text) {
        return decoded(text).flatMap(ContinueToken::read);
    }

    private static Either<String, String> decoded(String text) {
        try {
            return Either.right(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException problem) {
            return Either.left(INVALID + ": illegal base64 data at input byte " + illegal(text));
        }
    }

    /** The first character that is none of base64's, or the one that is too many. */
    private static int illegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
                return i;
            }
        }
        return text.length() - 1;
    }

    private static Either<String, ContinueToken> read(String json) {
        LinkedHashMap<String, Json> fields = object(json);
        String version = text(fields.get("v"));
        if (fields.isEmpty()) {
            return Either.left(INVALID);
        }
        if (!version.equals(VERSION)) {
            return Either.left(INVALID + ": server does not recognize this encoded version " + version);
        }
        long revision = fields.get("rv")
                .filter(Json.Number.class::isInstance)
                .map(number -> ((Json.Number) number).value().longValue())
                .getOrElse(0L);
        if (revision == 0) {
            return Either.left(INVALID + ": incorrect encoded start resourceVersion (version " + VERSION + ")");
        }
        return started(revision, text(fields.get("start")));
    }

    private static Either<String, ContinueToken> started(long revision, String start) {
        if (start.isEmpty()) {
            return Either.left(INVALID + ": encoded start key empty (version " + VERSION + ")");
        }
        String key = start.startsWith("/") ? start.substring(1) : start;
        boolean climbs = Vector.of(key.split("/", -1)).exists(DETOURS::contains);
        return climbs ? Either.left(INVALID + ": " + start) : Either.right(new ContinueToken(revision, key));
    }

    private static LinkedHashMap<String, Json> object(String json) {
        return Try.of(() -> JSON.readValue(json, Json.class))
                .toOption()
                .filter(Json.Obj.class::isInstance)
                .map(tree -> ((Json.Obj) tree).fields())
                .getOrElse(LinkedHashMap.empty());
    }

    private static String text(Option<Json> field) {
        return field.filter(Json.Text.class::isInstance)
                .map(text -> ((Json.Text) text).value())
                .getOrElse("");
    }

    /** Returns the text that a client sends back. */
    @Override
    public String toString() {
        String json = "{\"v\":\"" + VERSION + "\",\"rv\":" + resourceVersion + ",\"start\":" + Json.of(startKey) + "}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
