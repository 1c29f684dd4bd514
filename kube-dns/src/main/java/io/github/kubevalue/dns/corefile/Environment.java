package io.github.kubevalue.dns.corefile;

import io.vavr.collection.Map;

/** The environment of a CoreDNS: what stands for {@code {$NAME}} and {@code {%NAME%}}; nothing for a name that is not set. */
// github.com/coredns/caddy, caddyfile/parse.go, replaceEnvVars
record Environment(Map<String, String> variables) {
    /** A value may name variables in turn; one that names itself would do so for ever, and one that does so twice grow. */
    private static final int MAX_REPLACEMENTS = 1000;

    private static final int MAX_LENGTH = 65_536;

    String replaced(String text) {
        return text.indexOf('{') < 0 ? text : replaced(replaced(text, "{%", "%}"), "{$", "}");
    }

    private String replaced(String text, String open, String close) {
        String result = text;
        int start = result.indexOf(open);
        for (int i = 0; start >= 0 && i < MAX_REPLACEMENTS && result.length() < MAX_LENGTH; i++) {
            int end = result.indexOf(close, start);
            if (end <= start + open.length()) {
                return result;
            }
            String reference = result.substring(start, end + close.length());
            String name = result.substring(start + open.length(), end);
            result = result.replace(reference, variables.getOrElse(name, ""));
            start = result.indexOf(open);
        }
        return result;
    }
}
