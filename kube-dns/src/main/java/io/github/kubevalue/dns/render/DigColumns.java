package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.ResourceRecord;

/**
 * The columns in which dig prints records; without a time to live or class the others move to the left.
 *
 * @param hasTtl whether times to live are printed
 * @param inWords whether they are printed in words
 * @param hasClass whether classes are printed
 * @param ttl where times to live stand, if they do
 * @param recordClass where classes stand, if they do
 * @param type where types stand
 * @param data where data stand
 */
// bin/dig/dig.c, printmessage; lib/dns/masterdump.c, rdataset_totext and question_totext
record DigColumns(boolean hasTtl, boolean inWords, boolean hasClass, int ttl, int recordClass, int type, int data) {
    private static final DigColumns STANDARD = new DigColumns(true, false, true, 24, 32, 40, 48);
    private static final long[] UNITS = {604_800, 86_400, 3_600, 60, 1};
    private static final String UNIT_NAMES = "wdhms";

    static DigColumns of(DigCall call) {
        boolean hasTtl = call.has(DigSwitch.TTL);
        boolean hasClass = call.has(DigSwitch.CLASS);
        boolean inWords = call.has(DigSwitch.TTL_UNITS);
        if (hasTtl && hasClass) {
            return new DigColumns(true, inWords, true, 24, 32, 40, 48);
        }
        return hasTtl || hasClass
                ? new DigColumns(hasTtl, inWords, hasClass, 24, 24, 32, 40)
                : new DigColumns(false, inWords, false, 24, 24, 24, 32);
    }

    static DigColumns standard() {
        return STANDARD;
    }

    String record(ResourceRecord found) {
        Columns line = new Columns().add(found.name().toString());
        if (hasTtl) {
            line.to(ttl).add(inWords ? words(found.ttl()) : Long.toString(found.ttl()));
        }
        if (hasClass) {
            line.to(recordClass).add(found.recordClass().toString());
        }
        return line.to(type)
                .add(found.type().toString())
                .to(data)
                .add(found.data().toString())
                .toString();
    }

    String question(Question question) {
        return new Columns()
                .add(question.name().toString())
                .to(recordClass)
                .add(question.recordClass().toString())
                .to(type)
                .add(question.type().toString())
                .toString();
    }

    // lib/dns/ttl.c, dns_ttl_totext
    private static String words(long ttl) {
        StringBuilder text = new StringBuilder();
        long left = ttl;
        for (int i = 0; i < UNITS.length; i++) {
            long count = left / UNITS[i];
            left %= UNITS[i];
            text.append(count > 0 ? count + UNIT_NAMES.substring(i, i + 1) : "");
        }
        return text.isEmpty() ? "0s" : text.toString();
    }
}
