package io.github.kubevalue.dns.message;

import io.github.kubevalue.dns.name.DomainName;

/**
 * What is asked: {@code web.demo.svc.cluster.local. IN A}.
 *
 * @param name the name, absolute, in the case it was asked in
 * @param type the type of record asked for
 * @param recordClass the class, {@code IN} but for odd queries
 */
public record Question(DomainName name, RecordType type, RecordClass recordClass) {

    /** Refuses a relative name: what a resolver asks is absolute. */
    public Question {
        if (!name.isAbsolute()) {
            throw new IllegalArgumentException("a question is about an absolute name, was " + name);
        }
    }

    /** Returns the question for records of class IN. */
    public static Question of(DomainName name, RecordType type) {
        return new Question(name, type, RecordClass.IN);
    }

    /** Returns the question for records of class IN; a final dot is added to the name if need be. */
    public static Question of(String name, RecordType type) {
        return of(DomainName.absolute(name), type);
    }

    /** Returns {@code web.demo.svc.cluster.local. IN A}. */
    @Override
    public String toString() {
        return name + " " + recordClass + " " + type;
    }
}
