//! `oogst-hub`: serves, backs up, restores.

use std::{io::IsTerminal, net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc};

use clap::{Args, Parser, Subcommand, ValueEnum};
use oogst_hub::{
    backup,
    clock::{Clock, SystemClock},
    config::Config,
    error::HubError,
    found, restore,
    serve::{Hub, Stop, asked_to_stop},
};

/// The receiving end of Oogst: a mailbox that cannot read its post.
#[derive(Parser)]
#[command(name = "oogst-hub", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve a data folder, which is made at the first start
    Serve(Box<Serve>),
    /// Copy a data folder, also while it is served, into a new folder or over an earlier backup
    Backup {
        /// The hub's data folder
        #[arg(long)]
        data: PathBuf,
        /// The backup
        #[arg(long)]
        out: PathBuf,
    },
    /// Make a data folder from a backup; its receipts begin a new epoch
    Restore {
        /// The backup
        #[arg(long)]
        from: PathBuf,
        /// The new data folder
        #[arg(long)]
        data: PathBuf,
    },
    /// Make another founding link, with which one more team can begin here
    FoundingLink {
        /// The hub's data folder
        #[arg(long)]
        data: PathBuf,
        /// The address that devices use, where no link in the folder says it
        #[arg(long)]
        public_url: Option<String>,
    },
}

#[derive(Args)]
struct Serve {
    /// The data folder
    #[arg(long)]
    data: PathBuf,
    /// Where to listen; port 0 takes any
    #[arg(long, default_value = "127.0.0.1:8787")]
    listen: SocketAddr,
    /// The address that devices use, where it is another: https://hub.example
    #[arg(long)]
    public_url: Option<String>,
    /// Certificate chain (PEM)
    #[arg(long, requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The certificate's key (PEM)
    #[arg(long, requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// A public authority vouches for the certificate: links carry no pin
    #[arg(long)]
    public_ca: bool,
    /// Serve plain HTTP beyond this machine, for a proxy in front that adds TLS
    #[arg(long)]
    allow_plain_http: bool,
    /// Bytes that a team may have here
    #[arg(long)]
    quota_bytes: Option<u64>,
    /// Days that envelopes and objects are kept
    #[arg(long)]
    retention_days: Option<u32>,
    /// Requests a second for each token, over time
    #[arg(long)]
    rate_per_second: Option<u32>,
    /// Seconds without a byte after which an upload's connection ends
    #[arg(long)]
    stall_seconds: Option<u64>,
    /// How logs are written, to standard error
    #[arg(long, value_enum, default_value = "text")]
    log: LogFormat,
}

#[derive(Clone, Copy, ValueEnum)]
enum LogFormat {
    Text,
    Json,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Serve(serve) => {
            logs(serve.log);
            runtime().and_then(|runtime| runtime.block_on(run(*serve)))
        }
        Command::Backup { data, out } => backup::backup(&data, &out, SystemClock.now()).map(|report| {
            println!("{} objects copied, {} there already", report.copied, report.kept);
        }),
        Command::Restore { from, data } => restore::restore(&from, &data, SystemClock.now()).map(|report| {
            println!("{} teams, {} objects, receipt epoch {}", report.teams, report.objects, report.epoch);
        }),
        Command::FoundingLink { data, public_url } => {
            runtime().and_then(|runtime| runtime.block_on(another_link(data, public_url)))
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("oogst-hub: {error}");
            ExitCode::FAILURE
        }
    }
}

fn runtime() -> Result<tokio::runtime::Runtime, HubError> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| HubError::Io { what: "starting".into(), error })
}

async fn run(serve: Serve) -> Result<(), HubError> {
    let mut config = Config::new(serve.data, serve.listen);
    config.public_url = serve.public_url;
    config.tls = serve.tls_cert.zip(serve.tls_key);
    config.public_ca = serve.public_ca;
    config.allow_plain_http = serve.allow_plain_http;
    let settings = &mut config.settings;
    settings.quota_bytes = serve.quota_bytes.unwrap_or(settings.quota_bytes);
    settings.retention_days = serve.retention_days.unwrap_or(settings.retention_days);
    settings.stall_seconds = serve.stall_seconds.unwrap_or(settings.stall_seconds);
    config.rates.per_token = serve.rate_per_second.unwrap_or(config.rates.per_token);
    let hub = Hub::open(&config, Arc::new(SystemClock)).await?;
    println!("listening on {}", hub.url());
    let stop = Stop::default();
    let stopper = stop.clone();
    tokio::spawn(async move {
        asked_to_stop().await;
        tracing::info!("stopping");
        stopper.stop();
    });
    hub.run(stop).await
}

async fn another_link(data: PathBuf, public_url: Option<String>) -> Result<(), HubError> {
    let link = found::another(&data, public_url, SystemClock.now()).await?;
    println!("{}", link.to_link());
    Ok(())
}

fn logs(format: LogFormat) {
    let filter = tracing_subscriber::EnvFilter::try_from_env("OOGST_HUB_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let builder = builder.with_ansi(std::io::stderr().is_terminal());
    match format {
        LogFormat::Text => builder.init(),
        LogFormat::Json => builder.json().init(),
    }
}
