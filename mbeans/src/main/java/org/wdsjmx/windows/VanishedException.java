package org.wdsjmx.windows;

/** The object that was asked has ended since it was listed. A walk leaves it out: this is no fault of the server. */
final class VanishedException extends ComException {

    VanishedException(ApiMember member, int code) {
        super(member, code);
    }
}
