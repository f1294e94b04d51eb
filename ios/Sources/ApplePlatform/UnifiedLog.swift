#if canImport(OSLog)
  import Bridge
  import OSLog

  /// The core's log in the system's own. It holds no names, notes, keys or links, so it may be public.
  public final class UnifiedLog: LogSink {
    private let logger = Logger(subsystem: "nl.oogst", category: "core")

    public init() {}

    public func line(level: LogLevel, target: String, message: String) throws {
      let type: OSLogType =
        switch level {
        case .error: .error
        case .warn: .default
        case .info: .info
        case .debug: .debug
        }
      logger.log(level: type, "\(target, privacy: .public): \(message, privacy: .public)")
    }
  }
#endif
